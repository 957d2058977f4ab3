// Credentials received: include/net/scm.h.

// 325 translation.scm-credentials-from-below-are-translated translation.scm-credentials-from-above-have-pid-zero translation.scm-credentials-explicit-pid-is-the-senders-number: the credentials have the sender's PID in its own namespace
@@ position here : script:python() { here[0].current_element == "scm_set_cred" }; @@
- pid_vnr(pid)@here
+ (pidspec_below(325) && pid ? pid->numbers[pid->level].nr : pid_vnr(pid))

// 419 translation.socket-pidfd-is-the-readers-view: SCM_PIDFD returns a pidfd of the receiver
@@ position here : script:python() { here[0].current_element == "scm_pidfd_recv" }; @@
- pidfd_prepare(scm->pid, 0, &pidfd_file)@here
+ pidfd_prepare(pidspec_below(419) ? task_tgid(current) : scm->pid, 0, &pidfd_file)
