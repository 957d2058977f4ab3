// /proc/sysvipc: ipc/util.c.

// 323 procfs.sysvipc-numbers-are-the-openers: the PIDs are those in the initial namespace
@@ position here : script:python() { here[0].current_element == "sysvipc_proc_open" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(323) ? &init_pid_ns : task_active_pid_ns(current))

// 352 procfs.sysvipc-numbers-are-the-openers: the PIDs are those in the namespace for children
@@ position here : script:python() { here[0].current_element == "sysvipc_proc_open" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(352) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))
