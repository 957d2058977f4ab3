// UNIX sockets: net/unix/af_unix.c.

// 365 translation.scm-credentials-from-below-are-translated: the credentials have the TID of the thread
@@ position here : script:python() { here[0].current_element == "maybe_add_creds" }; @@
- task_tgid(current)@here
+ (pidspec_below(365) ? task_pid(current) : task_tgid(current))
