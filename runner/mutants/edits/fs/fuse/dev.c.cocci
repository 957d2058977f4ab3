// Requests of FUSE: fs/fuse/dev.c.

// 444 translation.fuse-pid-is-the-servers-view: a request has the PID in the initial namespace
@@ expression E; position here : script:python() { here[0].current_element in ("fuse_get_req", "fuse_force_creds") }; @@
- pid_nr_ns(task_pid(current), E)@here
+ (pidspec_below(444) ? pid_nr(task_pid(current)) : pid_nr_ns(task_pid(current), E))
