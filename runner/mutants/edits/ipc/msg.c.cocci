// Message queues: ipc/msg.c.

// 318 translation.msg-pids-are-the-callers-view: the last sender is the PID in the initial namespace, as before Linux 4.17
@@ position here : script:python() { here[0].current_element == "msgctl_stat" }; @@
- pid_vnr(msq->q_lspid)@here
+ (pidspec_below(318) ? pid_nr(msq->q_lspid) : pid_vnr(msq->q_lspid))

// 319 translation.msg-pids-are-the-callers-view: the last receiver is the PID in its own namespace
@@ position here : script:python() { here[0].current_element == "msgctl_stat" }; @@
- pid_vnr(msq->q_lrpid)@here
+ (pidspec_below(319) ? (msq->q_lrpid ? msq->q_lrpid->numbers[msq->q_lrpid->level].nr : 0) : pid_vnr(msq->q_lrpid))

// 387 procfs.sysvipc-numbers-are-the-openers: in /proc/sysvipc/msg, the PIDs are those in the initial namespace
@@ position here : script:python() { here[0].current_element == "sysvipc_msg_proc_show" }; @@
- ipc_seq_pid_ns(s)@here
+ (pidspec_below(387) ? &init_pid_ns : ipc_seq_pid_ns(s))

// 423 translation.msg-receiver-that-waits-is-the-last-receiver: the sender of a message to a waiting receiver is recorded as the receiver
@@ position here : script:python() { here[0].current_element == "pipelined_send" }; @@
- task_pid(msr->r_tsk)@here
+ (pidspec_below(423) ? task_tgid(current) : task_pid(msr->r_tsk))
