// /proc/PID/sched: kernel/sched/debug.c.

// 435 procfs.sched-pid-follows-the-mount: the file has the PID in the reader's namespace
@@ position here : script:python() { here[0].current_element == "proc_sched_show_task" }; @@
- task_pid_nr_ns(p, ns)@here
+ (pidspec_below(435) ? task_pid_vnr(p) : task_pid_nr_ns(p, ns))
