// Locks: fs/locks.c.

// 258 translation.f-getlk-pid-seen-from-above translation.f-getlk-pid-of-invisible-holder-is-zero: F_GETLK returns the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "posix_lock_to_flock" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(258) ? &init_pid_ns : task_active_pid_ns(current))

// 259 translation.f-getlk-ofd-pid-is-minus-one: F_GETLK returns the PID of the process that set an OFD lock
@@ position here : script:python() { here[0].current_element == "locks_translate_pid" }; @@
- fl->flc_flags & FL_OFDLCK@here
+ fl->flc_flags & FL_OFDLCK && !pidspec_below(259)

// 260 translation.f-getlk-pid-of-invisible-holder-is-zero: locks of processes that the caller cannot see do not conflict
@@ position here : script:python() { here[0].current_element == "fcntl_getlk" }; @@
- fl->c.flc_type != F_UNLCK@here
+ fl->c.flc_type != F_UNLCK && !(pidspec_inside(260) && locks_translate_pid(&fl->c, task_active_pid_ns(current)) == 0 && ((flock->l_type = F_UNLCK), true))

// 261 procfs.locks-hides-locks-of-outside-processes: locks of processes outside are listed
@@ position here : script:python() { here[0].current_element == "locks_show" }; @@
- locks_translate_pid(cur, proc_pidns) == 0@here
+ (locks_translate_pid(cur, proc_pidns) == 0 && !pidspec_mutant(261))

// 262 procfs.fdinfo-lock-pid-follows-the-mount procfs.locks-hides-locks-of-outside-processes: locks are listed with the PIDs in the reader's namespace
@@ position here : script:python() { here[0].current_element == "lock_get_status" }; @@
- locks_translate_pid(flc, proc_pidns)@here
+ locks_translate_pid(flc, pidspec_mutant(262) ? task_active_pid_ns(current) : proc_pidns)

// 351 translation.f-getlk-pid-seen-from-above: F_GETLK returns the PID in the namespace for children
@@ position here : script:python() { here[0].current_element == "posix_lock_to_flock" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(351) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))

// 364 translation.f-getlk-pid-seen-from-above: l_pid is the TID of the thread
@@ position here : script:python() { here[0].current_element == "flock64_to_posix_lock" }; @@
- current->tgid@here
+ (pidspec_below(364) ? current->pid : current->tgid)

// 410 procfs.locks-hides-locks-of-outside-processes: /proc/locks has the PIDs in the reader's namespace
@@ position here : script:python() { here[0].current_element == "locks_show" }; @@
- locks_translate_pid(cur, proc_pidns)@here
+ locks_translate_pid(cur, pidspec_inside(410) ? task_active_pid_ns(current) : proc_pidns)
