// Netlink: net/netlink/af_netlink.c.

// 331 translation.netlink-port-id-is-the-namespace-pid: the port ID is the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "netlink_autobind" }; @@
- task_tgid_vnr(current)@here
+ (pidspec_below(331) ? task_tgid_nr(current) : task_tgid_vnr(current))
