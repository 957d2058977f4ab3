// Scheduling: kernel/sched/syscalls.c.

// 239 visibility.sched-calls-cannot-cross-upwards: sched_*(2) find processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "find_process_by_pid" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(239) ? pidspec_find_task(pid) : find_task_by_vpid(pid))
