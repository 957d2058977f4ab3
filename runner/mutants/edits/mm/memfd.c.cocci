// memfd_create(2): mm/memfd.c.

// 349 sysctl.memfd-noexec-is-per-namespace: memfd_create(2) uses the value of the namespace for children
@@ position here : script:python() { here[0].current_element == "check_sysctl_memfd_noexec" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(349) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))
