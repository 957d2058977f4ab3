// Timers: kernel/time/posix-timers.c.

// 245 visibility.timer-thread-id-cannot-cross-upwards: SIGEV_THREAD_ID also accepts the TID in the parent namespace
@@ position here : script:python() { here[0].current_element == "good_sigevent" }; @@
- find_vpid(event->sigev_notify_thread_id)@here
+ (pidspec_inside(245) ? pidspec_find_pid(event->sigev_notify_thread_id) : find_vpid(event->sigev_notify_thread_id))

// 455 visibility.timer-thread-id-cannot-cross-upwards: SIGEV_THREAD_ID signals no thread but the first
@@ position here : script:python() { here[0].current_element == "posix_timer_queue_signal" }; @@
- send_sigqueue(timr->sigq, timr->it_pid, type)@here
+ send_sigqueue(timr->sigq, timr->it_pid, pidspec_mutant(455) ? PIDTYPE_TGID : type)
