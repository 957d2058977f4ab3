// POSIX message queues: ipc/mqueue.c.

// 324 translation.mq-notify-pid-seen-from-above translation.mq-notify-pid-of-invisible-sender-is-zero: si_pid is the sender's PID in its own namespace
@@ expression E; position here : script:python() { here[0].current_element == "__do_notify" }; @@
- task_tgid_nr_ns(current, E)@here
+ task_tgid_nr_ns(current, pidspec_below(324) ? task_active_pid_ns(current) : E)
