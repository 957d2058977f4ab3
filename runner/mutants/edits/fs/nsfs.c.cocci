// Namespace files: fs/nsfs.c.

// 263 ioctl.pid-from-pidns-translates-to-caller: NS_GET_PID_FROM_PIDNS returns the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
- task_pid_vnr(tsk)@here
+ (pidspec_below(263) ? task_pid_nr(tsk) : task_pid_vnr(tsk))

// 264 ioctl.pid-in-pidns-translates-from-caller: NS_GET_PID_IN_PIDNS accepts the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
- find_task_by_vpid(arg)@here
+ (pidspec_below(264) ? find_task_by_pid_ns(arg, &init_pid_ns) : find_task_by_vpid(arg))

// 265 ioctl.tgid-variants-return-the-leader: NS_GET_TGID_FROM_PIDNS returns the TID
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
- task_tgid_vnr(tsk)@here
+ (pidspec_below(265) ? task_pid_vnr(tsk) : task_tgid_vnr(tsk))

// 266 ioctl.tgid-variants-return-the-leader: NS_GET_TGID_IN_PIDNS returns the TID
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
- task_tgid_nr_ns(tsk, pid_ns)@here
+ (pidspec_below(266) ? task_pid_nr_ns(tsk, pid_ns) : task_tgid_nr_ns(tsk, pid_ns))

// 267 ioctl.pid-translation-of-unknown-is-esrch: the result for a process that is not visible is 0
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
- !ret@here
+ (!ret && !pidspec_below(267))

// 268 ioctl.pid-translation-of-unknown-is-esrch: EINVAL instead of ESRCH
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
- -ESRCH@here
+ (pidspec_below(268) ? -EINVAL : -ESRCH)

// 269 ioctl.pid-translation-on-other-namespace-is-einval: EPERM instead of EINVAL for other namespaces
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
  if (ns->ops->type != CLONE_NEWPID)
- 	return -EINVAL@here;
+ 	return pidspec_below(269) ? -EPERM : -EINVAL;

// 270 ioctl.get-parent-on-flat-namespaces-is-einval: EPERM instead of EINVAL for other namespaces
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
  if (!ns->ops->get_parent)
- 	return -EINVAL@here;
+ 	return pidspec_below(270) ? -EPERM : -EINVAL;

// 271 ioctl.owner-uid-on-pidns-is-einval: the user ID of the owner is returned
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
+ if (pidspec_below(271) && ns->ops->type == CLONE_NEWPID)
+ 	return put_user(from_kuid_munged(current_user_ns(), ns->ops->owner(ns)->owner), (unsigned int *)arg);
  if (ns->ops->type != CLONE_NEWUSER@here)
  	return -EINVAL;

// 272 ioctl.returned-fds-are-cloexec-and-readonly: the descriptor is inherited across execve(2)
@@ position here : script:python() { here[0].current_element == "open_namespace" }; @@
- fd_install(fd, f)@here;
+ fd_install(fd, f);
+ if (pidspec_below(272))
+ 	set_close_on_exec(fd, 0);

// 273 ioctl.returned-fds-are-cloexec-and-readonly: the descriptor is open for writing
@@ position here : script:python() { here[0].current_element == "open_namespace" }; @@
- dentry_open(&path, O_RDONLY, current_cred())@here
+ dentry_open(&path, pidspec_below(273) ? O_RDWR : O_RDONLY, current_cred())

// 274 ioctl.nstype-is-clone-newpid: the type of pid_for_children is that of time namespaces
@@ position here : script:python() { here[0].current_element == "ns_ioctl" }; @@
- return ns->ops->type@here;
+ return pidspec_below(274) && ns->ops->type == CLONE_NEWPID ? CLONE_NEWTIME : ns->ops->type;

// 275 procfs.ns-link-text-names-type-and-inode: the link has another inode number than stat(2)
@@ position here : script:python() { here[0].current_element == "ns_get_name" }; @@
- ns->inum@here
+ ns->inum + pidspec_below(275)
