// Robust futexes whose owner has ended: kernel/futex/core.c.

// 385 translation.robust-futex-of-a-dead-owner-has-its-namespace-tid: the owner of a robust futex is compared with the TID in the initial namespace
@@ position here : script:python() { here[0].current_element == "handle_futex_death" }; @@
- task_pid_vnr(curr)@here
+ (pidspec_inside(385) ? task_pid_nr(curr) : task_pid_vnr(curr))
