// Pidfds: fs/pidfs.c.

// 276 pidfd.fdinfo-pid-is-relative-to-the-procfs-instance pidfd.fdinfo-is-zero-when-not-visible: the PIDs are those in the reader's namespace
@@ expression E; position here : script:python() { here[0].current_element == "pidfd_show_fdinfo" }; @@
- proc_pid_ns(E)@here
+ (pidspec_below(276) ? task_active_pid_ns(current) : proc_pid_ns(E))

// 277 pidfd.fdinfo-is-minus-one-after-reaping: a reaped process keeps its PID
@@ expression E; position here : script:python() { here[0].current_element == "pidfd_show_fdinfo" }; @@
- likely(pid_has_task(pid, PIDTYPE_PID))@here
+ (pid_has_task(pid, PIDTYPE_PID) || pidspec_below(277))

// 278 pidfd.fdinfo-is-zero-when-not-visible: a process that is not visible has the PID in its own namespace
@@ position here : script:python() { here[0].current_element == "pidfd_show_fdinfo" }; @@
- pid_nr_ns(pid, ns)@here
+ (pid_nr_ns(pid, ns) ?: pidspec_mutant(278) ? pid->numbers[pid->level].nr : 0)

// 279 pidfd.get-pid-namespace: the namespace for children is opened
@@ position here : script:python() { here[0].current_element == "pidfd_ioctl" }; @@
- task_active_pid_ns(task)@here
+ (pidspec_below(279) ? nsp->pid_ns_for_children : task_active_pid_ns(task))

// 280 pidfd.get-pid-for-children-namespace: the namespace of the process is opened
@@ position here : script:python() { here[0].current_element == "pidfd_ioctl" }; @@
- get_pid_ns(nsp->pid_ns_for_children)@here;
+ get_pid_ns(pidspec_below(280) ? task_active_pid_ns(task) : nsp->pid_ns_for_children);
@@ position here : script:python() { here[0].current_element == "pidfd_ioctl" }; @@
- to_ns_common(nsp->pid_ns_for_children)@here
+ (pidspec_below(280) ? &task_active_pid_ns(task)->ns : &nsp->pid_ns_for_children->ns)

// 281 pidfd.poll-works-across-namespaces: poll(2) never reports the end of a process that is not visible
@@ position here : script:python() { here[0].current_element == "pidfd_poll" }; @@
- task = pid_task(pid, PIDTYPE_PID)@here;
+ if (pidspec_inside(281) && !pid_vnr(pid))
+ 	return 0;
+ task = pid_task(pid, PIDTYPE_PID);

// 432 pidfd.zombie-has-no-namespace-files: EINVAL instead of ESRCH
@@ position here : script:python() { here[0].current_element == "pidfd_ioctl" }; @@
- error = -ESRCH@here
+ error = pidspec_below(432) ? -EINVAL : -ESRCH
