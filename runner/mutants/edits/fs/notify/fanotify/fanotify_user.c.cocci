// Events of files: fs/notify/fanotify/fanotify_user.c.

// 317 translation.fanotify-pid-is-the-readers-view: the number in the initial namespace is told
@@ position here : script:python() { here[0].current_element == "copy_event_to_user" }; @@
- pid_vnr(event->pid)@here
+ (pidspec_below(317) ? pid_nr(event->pid) : pid_vnr(event->pid))
