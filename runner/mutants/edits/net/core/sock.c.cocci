// Socket options: net/core/sock.c.

// 330 translation.so-peercred-is-the-callers-view: SO_PEERCRED has the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "cred_to_ucred" }; @@
- pid_vnr(pid)@here
+ (pidspec_below(330) ? pid_nr(pid) : pid_vnr(pid))

// 418 translation.socket-pidfd-is-the-readers-view: SO_PEERPIDFD returns a pidfd of the caller
@@ position here : script:python() { here[0].current_element == "sk_getsockopt" }; @@
- pidfd_prepare(peer_pid, 0, &pidfd_file)@here
+ pidfd_prepare(pidspec_below(418) ? task_tgid(current) : peer_pid, 0, &pidfd_file)
