// Message queues: ipc/msg.c.

// 318 translation.msg-pids-are-the-callers-view: the last sender is told by its number in the initial namespace, as before Linux 4.17
@@ position here : script:python() { here[0].current_element == "msgctl_stat" }; @@
- pid_vnr(msq->q_lspid)@here
+ (pidspec_below(318) ? pid_nr(msq->q_lspid) : pid_vnr(msq->q_lspid))

// 319 translation.msg-pids-are-the-callers-view: the last receiver is told by its number in its own namespace
@@ position here : script:python() { here[0].current_element == "msgctl_stat" }; @@
- pid_vnr(msq->q_lrpid)@here
+ (pidspec_below(319) ? (msq->q_lrpid ? msq->q_lrpid->numbers[msq->q_lrpid->level].nr : 0) : pid_vnr(msq->q_lrpid))
