// Socket options: net/core/sock.c.

// 330 translation.so-peercred-is-the-callers-view: the peer is told by its number in the initial namespace
@@ position here : script:python() { here[0].current_element == "cred_to_ucred" }; @@
- pid_vnr(pid)@here
+ (pidspec_below(330) ? pid_nr(pid) : pid_vnr(pid))
