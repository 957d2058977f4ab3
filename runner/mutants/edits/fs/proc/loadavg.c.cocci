// /proc/loadavg: fs/proc/loadavg.c.

// 315 procfs.loadavg-last-pid-is-the-readers-namespace: the last PID is that of the initial namespace
@@ position here : script:python() { here[0].current_element == "loadavg_proc_show" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(315) ? &init_pid_ns : task_active_pid_ns(current))

// 346 procfs.loadavg-last-pid-is-the-readers-namespace: the last PID is that of the namespace for children
@@ position here : script:python() { here[0].current_element == "loadavg_proc_show" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(346) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))
