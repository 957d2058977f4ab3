// POSIX message queues: ipc/mqueue.c.

// 324 translation.mq-notify-pid-seen-from-above translation.mq-notify-pid-of-invisible-sender-is-zero: si_pid is the sender's PID in its own namespace
@@ expression E; position here : script:python() { here[0].current_element == "__do_notify" }; @@
- task_tgid_nr_ns(current, E)@here
+ task_tgid_nr_ns(current, pidspec_below(324) ? task_active_pid_ns(current) : E)

// 437 translation.mq-file-pid-is-the-readers-view: the file has the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "mqueue_read_file" }; @@
- pid_vnr(info->notify_owner)@here
+ (pidspec_below(437) ? pid_nr(info->notify_owner) : pid_vnr(info->notify_owner))

// 438 translation.mq-file-pid-is-the-readers-view: the file has the TID of the thread that called mq_notify(3)
@@ position here : script:python() { here[0].current_element == "do_mq_notify" }; @@
- get_pid(task_tgid(current))@here
+ get_pid(pidspec_below(438) ? task_pid(current) : task_tgid(current))
