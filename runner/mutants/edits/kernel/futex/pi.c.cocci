// Priority-inheritance futexes: kernel/futex/pi.c.

// 242 visibility.futex-pi-owner-cannot-cross-upwards: the owner is also looked up in the parent namespace
@@ position here : script:python() { here[0].current_element == "attach_to_pi_owner" }; @@
- find_get_task_by_vpid(pid)@here
+ (pidspec_inside(242) ? pidspec_find_get_task(pid) : find_get_task_by_vpid(pid))

// 243 translation.futex-pi-word-is-the-namespace-tid: the word has the TID in the initial namespace
@@ position here : script:python() { here[0].current_element == "futex_lock_pi_atomic" }; @@
- vpid = task_pid_vnr(task)@here
+ vpid = pidspec_below(243) ? task_pid_nr(task) : task_pid_vnr(task)

// 367 translation.futex-pi-word-is-the-namespace-tid: the word has the PID of the process
@@ position here : script:python() { here[0].current_element == "futex_lock_pi_atomic" }; @@
- task_pid_vnr(task)@here
+ (pidspec_below(367) ? task_tgid_vnr(task) : task_pid_vnr(task))

// 384 translation.futex-unlock-pi-takes-the-namespace-tid: FUTEX_UNLOCK_PI accepts the TID in the initial namespace
@@ position here : script:python() { here[0].current_element == "futex_unlock_pi" }; @@
- task_pid_vnr(current)@here
+ (pidspec_inside(384) ? task_pid_nr(current) : task_pid_vnr(current))

// 422 translation.futex-hand-over-stores-the-waiters-tid: the word has the waiter's TID in the initial namespace
@@ position here : script:python() { here[0].current_element == "wake_futex_pi" }; @@
- task_pid_vnr(new_owner)@here
+ (pidspec_below(422) ? task_pid_nr(new_owner) : task_pid_vnr(new_owner))
