// Semaphores: ipc/sem.c.

// 322 translation.sem-getpid-is-the-callers-view: GETPID returns the PID in the initial namespace, as before Linux 4.17
@@ position here : script:python() { here[0].current_element == "semctl_main" }; @@
- pid_vnr(curr->sempid)@here
+ (pidspec_below(322) ? pid_nr(curr->sempid) : pid_vnr(curr->sempid))

// 362 translation.sem-getpid-is-the-callers-view: GETPID returns the TID of the thread
@@ position here : script:python() { here[0].current_element == "__do_semtimedop" }; @@
- task_tgid(current)@here
+ (pidspec_below(362) ? task_pid(current) : task_tgid(current))
