// Network namespaces: net/core/net_namespace.c.

// 439 visibility.network-namespace-cannot-be-found-upwards: processes of the parent namespace are found, too
@@ position here : script:python() { here[0].current_element == "get_net_ns_by_pid" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(439) ? pidspec_find_task(pid) : find_task_by_vpid(pid))
