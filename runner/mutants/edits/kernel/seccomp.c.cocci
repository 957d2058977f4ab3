// Seccomp notifications: kernel/seccomp.c.

// 236 translation.seccomp-notify-pid-is-the-supervisors-view translation.seccomp-notify-pid-of-invisible-target-is-zero: the notification has the TID in the initial namespace
@@ position here : script:python() { here[0].current_element == "seccomp_notify_recv" }; @@
- task_pid_vnr(knotif->task)@here
+ (pidspec_below(236) ? task_pid_nr(knotif->task) : task_pid_vnr(knotif->task))

// 359 translation.seccomp-notify-pid-is-the-supervisors-view: a notification has the PID of the process, not the TID
@@ position here : script:python() { here[0].current_element == "seccomp_notify_recv" }; @@
- task_pid_vnr(knotif->task)@here
+ (pidspec_below(359) ? task_tgid_vnr(knotif->task) : task_pid_vnr(knotif->task))

// 400 translation.seccomp-tsync-returns-the-callers-tid: the TID in the initial namespace is returned
@@ position here : script:python() { here[0].current_element == "seccomp_can_sync_threads" }; @@
- task_pid_vnr(thread)@here
+ (pidspec_below(400) ? task_pid_nr(thread) : task_pid_vnr(thread))
