// fanotify(7): fs/notify/fanotify/fanotify_user.c.

// 317 translation.fanotify-pid-is-the-readers-view: the event has the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "copy_event_to_user" }; @@
- pid_vnr(event->pid)@here
+ (pidspec_below(317) ? pid_nr(event->pid) : pid_vnr(event->pid))

// 413 translation.fanotify-pidfd-is-of-a-visible-process: processes that are not visible also have a pidfd
@@ position here : script:python() { here[0].current_element == "copy_event_to_user" }; @@
- metadata.pid && pid_has_task(event->pid, PIDTYPE_TGID)@here
+ (metadata.pid || pidspec_below(413)) && pid_has_task(event->pid, PIDTYPE_TGID)
