// CLONE_CHILD_SETTID: kernel/sched/core.c.

// 240 translation.child-settid-is-the-childs-view: CLONE_CHILD_SETTID stores the TID in the initial namespace
@@ position here : script:python() { here[0].current_element == "schedule_tail" }; @@
- task_pid_vnr(current)@here
+ (pidspec_below(240) ? task_pid_nr(current) : task_pid_vnr(current))

// 454 translation.child-settid-is-the-childs-view: CLONE_CHILD_SETTID stores the PID of a thread's process
@@ position here : script:python() { here[0].current_element == "schedule_tail" }; @@
- task_pid_vnr(current)@here
+ (pidspec_below(454) ? task_tgid_vnr(current) : task_pid_vnr(current))
