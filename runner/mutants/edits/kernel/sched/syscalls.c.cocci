// Scheduling: kernel/sched/syscalls.c.

// 239 visibility.sched-calls-cannot-cross-upwards: sched_*(2) find processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "find_process_by_pid" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(239) ? pidspec_find_task(pid) : find_task_by_vpid(pid))

// 370 visibility.sched-calls-cannot-cross-upwards: sched_setaffinity(2) uses the caller if no process has the PID
@@ position here : script:python() { here[0].current_element == "sched_setaffinity" }; @@
- sched_setaffinity(pid, new_mask)@here
+ sched_setaffinity(pidspec_inside(370) ? pidspec_own_if_unknown(pid) : pid, new_mask)

// 371 visibility.sched-calls-cannot-cross-upwards: sched_setscheduler(2) and sched_setparam(2) use the caller if no process has the PID
@@ position here : script:python() { here[0].current_element == "do_sched_setscheduler" }; @@
- !param || pid < 0@here
+ (!param || pid < 0 || (pidspec_inside(371) && (pid = pidspec_own_if_unknown(pid)) < 0))

// 415 visibility.sched-calls-cannot-cross-upwards: sched_setscheduler(2) and sched_setparam(2) find no process by its PID
@@ position here : script:python() { here[0].current_element == "do_sched_setscheduler" }; @@
- pid < 0@here
+ (pid < 0 || (pidspec_below(415) && pid && (pid = 0x3FFFFF00, false)))
