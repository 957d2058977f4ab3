// unshare(2), setns(2): kernel/nsproxy.c.

// 120 clone.newpid-needs-cap-sys-admin: clone(CLONE_NEWPID) requires no privilege
@@ position here : script:python() { here[0].current_element == "copy_namespaces" }; @@
- ns_capable(user_ns, CAP_SYS_ADMIN)@here
+ (pidspec_below(120) || ns_capable(user_ns, CAP_SYS_ADMIN))

// 121 unshare.needs-cap-sys-admin: unshare(CLONE_NEWPID) requires no privilege
@@ position here : script:python() { here[0].current_element == "unshare_nsproxy_namespaces" }; @@
- ns_capable(user_ns, CAP_SYS_ADMIN)@here
+ (pidspec_below(121) || ns_capable(user_ns, CAP_SYS_ADMIN))

// 122 unshare.with-newuser-needs-no-privilege: a capability in the old user namespace is required
@@ position here : script:python() { here[0].current_element == "unshare_nsproxy_namespaces" }; @@
- ns_capable(user_ns, CAP_SYS_ADMIN)@here
+ ns_capable(pidspec_below(122) && new_cred && unshare_flags & CLONE_NEWPID ? current_user_ns() : user_ns, CAP_SYS_ADMIN)

// 123 setns.nstype-mismatch-is-einval: nstype is ignored
@@ position here : script:python() { here[0].current_element == "setns" }; @@
- ns->ops->type != flags@here
+ (!pidspec_below(123) && ns->ops->type != flags)

// 124 setns.nstype-mismatch-is-einval: one right bit in nstype suffices
@@ position here : script:python() { here[0].current_element == "setns" }; @@
- ns->ops->type != flags@here
+ (pidspec_below(124) ? !(ns->ops->type & flags) : ns->ops->type != flags)

// 125 setns.closed-fd-is-ebadf: EINVAL instead of EBADF
@@ position here : script:python() { here[0].current_element == "setns" }; @@
- -EBADF@here
+ (pidspec_below(125) ? -EINVAL : -EBADF)

// 126 setns.other-file-is-einval: EBADF instead of EINVAL
@@ position here : script:python() { here[0].current_element == "setns" }; @@
- err = -EINVAL@here
+ err = pidspec_below(126) && !proc_ns_file(fd_file(f)) ? -EBADF : -EINVAL

// 127 setns.pidfd-uses-membership-not-pid-for-children: the namespace for the children of the pidfd's process is joined
@@ position here : script:python() { here[0].current_element == "validate_nsset" }; @@
- task_active_pid_ns(tsk)@here
+ (pidspec_mutant(127) ? nsp->pid_ns_for_children : task_active_pid_ns(tsk))

// 128 pidfd.zombie-has-no-namespaces setns.pidfd-of-reaped-process-is-esrch: EINVAL instead of ESRCH
@@ position here : script:python() { here[0].current_element == "validate_nsset" }; @@
- -ESRCH@here
+ (pidspec_mutant(128) ? -EINVAL : -ESRCH)

// 129 setns.pidfd-multi-flag-is-atomic: what was joined before the failure stays joined
@@ position here : script:python() { here[0].current_element == "setns" }; @@
- !err@here
+ (!err || (pidspec_below(129) && flags & CLONE_NEWPID && hweight32(flags) > 1 && nsset.nsproxy))

// 130 setns.pidfd-invalid-nstype-is-einval: nstype 0 succeeds without effect
@@ position here : script:python() { here[0].current_element == "setns" }; @@
- check_setns_flags(flags)@here
+ (pidspec_below(130) && !flags ? 0 : check_setns_flags(flags))

// 132 setns.*: a pidfd is accepted without effect
@@ position here : script:python() { here[0].current_element == "validate_nsset" }; @@
- validate_ns(nsset, &pid_ns->ns)@here
+ (pidspec_mutant(132) ? 0 : validate_ns(nsset, &pid_ns->ns))

// 386 clone.with-newuser-needs-no-privilege: clone(2) requires a capability in the caller's user namespace, not in the new one
@@ position here : script:python() { here[0].current_element == "copy_namespaces" }; @@
- ns_capable(user_ns, CAP_SYS_ADMIN)@here
+ ns_capable(pidspec_below(386) ? current_user_ns() : user_ns, CAP_SYS_ADMIN)
