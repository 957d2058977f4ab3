// UNIX sockets: net/unix/af_unix.c.

// 365 translation.scm-credentials-from-below-are-translated: the credentials have the TID of the thread
@@ position here : script:python() { here[0].current_element == "maybe_add_creds" }; @@
- task_tgid(current)@here
+ (pidspec_below(365) ? task_pid(current) : task_tgid(current))

// 440 translation.so-peercred-is-the-callers-view: SO_PEERCRED has the TID of the thread that connected or listened
@@ position here : script:python() { here[0].current_element == "init_peercred" }; @@
- task_tgid(current)@here
+ (pidspec_below(440) ? task_pid(current) : task_tgid(current))
