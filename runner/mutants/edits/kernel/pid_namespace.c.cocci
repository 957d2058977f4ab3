// Creating, ending and joining namespaces: kernel/pid_namespace.c.

// 1 nesting.depth-limit-is-32: only 31 levels can be nested
@@ position here : script:python() { here[0].current_element == "create_pid_namespace" }; @@
- level > MAX_PID_NS_LEVEL@here
+ level > MAX_PID_NS_LEVEL - pidspec_mutant(1)

// 2 nesting.depth-limit-is-32: beyond the limit, the error is EINVAL, as before Linux 4.9
@@ position here : script:python() { here[0].current_element == "create_pid_namespace" }; @@
- -ENOSPC@here
+ (pidspec_mutant(2) && level > MAX_PID_NS_LEVEL ? -EINVAL : -ENOSPC)

// 3 userns-ownership.creation-needs-owner-to-be-an-ancestor-user-namespace: the creator's user namespace is not checked, as before Linux 4.13
@@ expression E, F; position here : script:python() { here[0].current_element == "create_pid_namespace" }; @@
- in_userns(E, F)@here
+ (pidspec_mutant(3) || in_userns(E, F))

// 4 limits.per-user: the namespace counts for the owner of the user namespace, whichever user creates it
@@ position here : script:python() { here[0].current_element == "inc_pid_namespaces" }; @@
- current_euid()@here
+ (pidspec_mutant(4) ? ns->owner : current_euid())

// 6 userns-ownership.owner-is-the-creators-user-namespace userns-ownership.newuser-and-newpid-together: the owner of the parent namespace becomes the owner
@@ position here : script:python() { here[0].current_element == "create_pid_namespace" }; @@
- get_user_ns(user_ns)@here
+ get_user_ns(pidspec_mutant(6) && level > 1 ? parent_pid_ns->user_ns : user_ns)

// 7 lifecycle.unreferenced-namespace-is-torn-down: a namespace that was destroyed still counts for the limit
@@ expression E; position here : script:python() { here[0].current_element == "delayed_free_pidns" }; @@
- dec_pid_namespaces(E)@here;
+ if (!pidspec_mutant(7))
+ 	dec_pid_namespaces(E);

// 8 unshare.second-call-is-einval unshare.einval-while-children-go-elsewhere unshare.clone-newpid-after-unshare-is-einval: the namespace for the caller's children is not checked
@@ position here : script:python() { here[0].current_element == "copy_pid_ns" }; @@
- task_active_pid_ns(current) != old_ns@here
+ (!pidspec_mutant(8) && task_active_pid_ns(current) != old_ns)

// 9 unshare.second-call-is-einval unshare.einval-while-children-go-elsewhere unshare.clone-newpid-after-unshare-is-einval: EPERM instead of EINVAL
@@ position here : script:python() { here[0].current_element == "copy_pid_ns" }; @@
- -EINVAL@here
+ (pidspec_mutant(9) ? -EPERM : -EINVAL)

// 10 unshare.second-call-is-einval: a second call succeeds while the namespace that the first created has no process
@@ position here : script:python() { here[0].current_element == "copy_pid_ns" }; @@
- task_active_pid_ns(current) != old_ns@here
+ (!(pidspec_mutant(10) && !old_ns->child_reaper) && task_active_pid_ns(current) != old_ns)

// 11 lifecycle.init-exit-kills-* lifecycle.init-killed-kills-all-members lifecycle.member-killed-by-init-exit-reports-sigkill reboot.kills-all-members: members are sent SIGTERM instead of SIGKILL
@@ expression T; position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
- group_send_sig_info(SIGKILL@here, SEND_SIG_PRIV, T, PIDTYPE_MAX)
+ group_send_sig_info(pidspec_mutant(11) && pid_ns->level > 1 && !(T->signal->flags & SIGNAL_UNKILLABLE) ? SIGTERM : SIGKILL, SEND_SIG_PRIV, T, PIDTYPE_MAX)

// 12 lifecycle.init-exit-kills-nested-namespaces: inits of nested namespaces are not killed
@@ expression E; position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
- !__fatal_signal_pending(E)@here
+ (!__fatal_signal_pending(E) && !(pidspec_mutant(12) && pid_ns->level > 1 && E->signal->flags & SIGNAL_UNKILLABLE))

// 13 lifecycle.init-exit-kills-stopped-members: stopped members are not killed
@@ expression E; position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
- !__fatal_signal_pending(E)@here
+ (!__fatal_signal_pending(E) && !(pidspec_mutant(13) && pid_ns->level > 1 && E->signal->flags & SIGNAL_STOP_STOPPED))

// 14 lifecycle.init-exit-kills-all-members: one member is not killed
@@ position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
- nr = 2@here
+ nr = pidspec_mutant(14) && pid_ns->level > 1 ? 3 : 2

// 15 lifecycle.init-is-reapable-only-after-all-members-are-gone: init does not wait for zombies of outside parents, as before Linux 3.8
@@ position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
- pid_ns->pid_allocated == init_pids@here
+ pid_ns->pid_allocated == init_pids || (pidspec_mutant(15) && pid_ns->level > 1)

// 16 lifecycle.member-killed-by-init-exit-reports-sigkill: members whose parent is outside are not killed
@@ expression E; position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
- !__fatal_signal_pending(E)@here
+ (!__fatal_signal_pending(E) && !(pidspec_mutant(16) && pid_ns->level > 1 && !task_tgid_nr_ns(rcu_dereference(E->real_parent), pid_ns)))

// 17 reboot.*: the wait status of init does not have the signal of reboot(2)
@@ position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
- current->signal->group_exit_code = pid_ns->reboot@here
+ current->signal->group_exit_code = pidspec_mutant(17) ? current->signal->group_exit_code : pid_ns->reboot

// 18 reboot.*: a restart is reported as a halt
@@ position here : script:python() { here[0].current_element == "reboot_pid_ns" }; @@
- pid_ns->reboot = SIGHUP@here
+ pid_ns->reboot = pidspec_mutant(18) ? SIGINT : SIGHUP

// 19 reboot.halt-and-power-off-report-sigint: a power-off is reported as a restart
@@ position here : script:python() { here[0].current_element == "reboot_pid_ns" }; @@
- pid_ns->reboot = SIGINT@here
+ pid_ns->reboot = pidspec_mutant(19) && cmd == LINUX_REBOOT_CMD_POWER_OFF ? SIGHUP : SIGINT

// 20 reboot.other-commands-are-einval: EPERM instead of EINVAL
@@ position here : script:python() { here[0].current_element == "reboot_pid_ns" }; @@
- -EINVAL@here
+ (pidspec_mutant(20) && cmd != LINUX_REBOOT_CMD_CAD_OFF ? -EPERM : -EINVAL)

// 21 reboot.other-commands-are-einval: enabling Ctrl-Alt-Del is allowed
@@ position here : script:python() { here[0].current_element == "reboot_pid_ns" }; @@
- pid_ns == &init_pid_ns@here
+ ((pidspec_mutant(21) && cmd == LINUX_REBOOT_CMD_CAD_ON) || pid_ns == &init_pid_ns)

// 22 reboot.any-privileged-member-may-call reboot.kills-all-members: only the caller ends
@@ position here : script:python() { here[0].current_element == "reboot_pid_ns" }; @@
- send_sig(SIGKILL, pid_ns->child_reaper, 1)@here;
+ if (!(pidspec_mutant(22) && current->tgid != pid_ns->child_reaper->tgid))
+ 	send_sig(SIGKILL, pid_ns->child_reaper, 1);

// 23 reboot.handlers-do-not-run: init is sent the signal that is reported
@@ position here : script:python() { here[0].current_element == "reboot_pid_ns" }; @@
- send_sig(SIGKILL@here,
+ send_sig(pidspec_mutant(23) ? pid_ns->reboot : SIGKILL,
  pid_ns->child_reaper, 1)

// 24 reboot.affects-only-its-own-namespace: the parent namespace ends as well
@@ position here : script:python() { here[0].current_element == "reboot_pid_ns" }; @@
- do_exit(0)@here;
+ if (pidspec_mutant(24) && pid_ns->level > 2) {
+ 	read_lock(&tasklist_lock);
+ 	send_sig(SIGKILL, pid_ns->parent->child_reaper, 1);
+ 	read_unlock(&tasklist_lock);
+ }
+ do_exit(0);

// 25 unshare.* setns.pid-for-children-follows: pid_for_children is the namespace of the process
@@ position here : script:python() { here[0].current_element == "pidns_for_children_get" }; @@
- task->nsproxy->pid_ns_for_children@here
+ (pidspec_mutant(25) ? task_active_pid_ns(task) : task->nsproxy->pid_ns_for_children)

// 26 unshare.* setns.* nesting.*: ns/pid is the namespace for children
@@ position here : script:python() { here[0].current_element == "pidns_get" }; @@
- task_active_pid_ns(task)@here
+ (pidspec_mutant(26) && task->nsproxy ? task->nsproxy->pid_ns_for_children : task_active_pid_ns(task))

// 27 setns.needs-cap-over-the-pid-namespace: no capability over the target is required
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- ns_capable(new->user_ns, CAP_SYS_ADMIN)@here
+ (pidspec_mutant(27) || ns_capable(new->user_ns, CAP_SYS_ADMIN))

// 28 setns.needs-cap-over-the-pid-namespace userns-ownership.uid-0-without-capabilities-may-not-enter: no capability in the caller's own user namespace is required
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- ns_capable(nsset->cred->user_ns, CAP_SYS_ADMIN)@here
+ (pidspec_mutant(28) || ns_capable(nsset->cred->user_ns, CAP_SYS_ADMIN))

// 29 setns.parent-namespace-is-einval setns.child-of-a-joiner-cannot-join-the-outer-namespace setns.pidfd-upwards-is-einval: for an ancestor, EPERM instead of EINVAL
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
 if (new->level < active->level)
- 	return -EINVAL@here;
+ 	return pidspec_mutant(29) ? -EPERM : -EINVAL;

// 30 setns.parent-namespace-is-einval setns.child-of-a-joiner-cannot-join-the-outer-namespace setns.pidfd-upwards-is-einval: the parent namespace is accepted
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- new->level < active->level@here
+ (!(pidspec_mutant(30) && new == active->parent) && new->level < active->level)
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- ancestor != active@here
+ (!(pidspec_mutant(30) && new == active->parent) && ancestor != active)

// 31 setns.sibling-namespace-is-einval: any namespace of a sufficient level is accepted
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- ancestor != active@here
+ (!(pidspec_mutant(31) && active->level > 1) && ancestor != active)

// 32 setns.own-namespace-is-allowed setns.may-go-back-up-to-own-for-children: the caller's own namespace is rejected
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- new->level < active->level@here
+ ((pidspec_mutant(32) && new == active) || new->level < active->level)

// 33 setns.grandchild-namespace-is-allowed: only child namespaces are accepted, no grandchildren
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- new->level < active->level@here
+ ((pidspec_mutant(33) && new->level > active->level + 1) || new->level < active->level)

// 34 setns.may-go-back-up-to-own-for-children: the caller's own namespace is rejected after a descendant was joined
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- new->level < active->level@here
+ ((pidspec_mutant(34) && new->level < nsproxy->pid_ns_for_children->level) || new->level < active->level)

// 35 lifecycle.setns-to-a-dead-namespace-succeeds: a namespace whose init has terminated is rejected
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- new->level < active->level@here
+ ((pidspec_mutant(35) && new->child_reaper && !pidspec_takes_processes(new)) || new->level < active->level)

// 36 setns.privilege-by-joining-the-owning-user-namespace: the creator's user namespace is checked, not the one that was joined before
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- ns_capable(new->user_ns, CAP_SYS_ADMIN)@here
+ (pidspec_mutant(36) ? ns_capable(new->parent ? new->parent->user_ns : new->user_ns, CAP_SYS_ADMIN) : ns_capable(new->user_ns, CAP_SYS_ADMIN))

// 37 ioctl.get-parent-of-own-namespace-is-eperm: the parent of the caller's own namespace is returned
@@ position here : script:python() { here[0].current_element == "pidns_get_parent" }; @@
- p == active@here
+ (p == active || (pidspec_mutant(37) && to_pid_ns(ns) == active && p))

// 38 ioctl.get-parent-of-foreign-namespace-is-eperm: the parent of a sibling is returned
@@ position here : script:python() { here[0].current_element == "pidns_get_parent" }; @@
- p == active@here
+ (p == active || (pidspec_mutant(38) && to_pid_ns(ns) != active && p && p == active->parent))

// 39 ioctl.get-parent-of-own-namespace-is-eperm ioctl.get-parent-of-foreign-namespace-is-eperm nesting.chain-of-parents-has-every-level: EINVAL instead of EPERM
@@ position here : script:python() { here[0].current_element == "pidns_get_parent" }; @@
- -EPERM@here
+ (pidspec_mutant(39) ? -EINVAL : -EPERM)

// 40 nesting.chain-of-parents-has-every-level nesting.parent-of-*: the caller's namespace is returned as the parent of every namespace
@@ position here : script:python() { here[0].current_element == "pidns_get_parent" }; @@
- get_pid_ns(pid_ns)@here
+ get_pid_ns(pidspec_mutant(40) ? active : pid_ns)

// 41 userns-ownership.owner-is-the-creators-user-namespace userns-ownership.newuser-and-newpid-together: the owner of the parent namespace is returned
@@ position here : script:python() { here[0].current_element == "pidns_owner" }; @@
- to_pid_ns(ns)->user_ns@here
+ (pidspec_mutant(41) && to_pid_ns(ns)->parent ? to_pid_ns(ns)->parent->user_ns : to_pid_ns(ns)->user_ns)

// 42 sysctl.ns-last-pid-write-needs-privilege: no capability is required to write ns_last_pid
@@ expression E; position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- checkpoint_restore_ns_capable(E)@here
+ (pidspec_mutant(42) || checkpoint_restore_ns_capable(E))

// 43 sysctl.ns-last-pid-write-with-cap-checkpoint-restore: only CAP_SYS_ADMIN suffices
@@ expression E; position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- checkpoint_restore_ns_capable(E)@here
+ (pidspec_mutant(43) ? ns_capable(E, CAP_SYS_ADMIN) : checkpoint_restore_ns_capable(E))

// 44 sysctl.ns-last-pid-write-needs-privilege: a capability in the writer's user namespace suffices
@@ expression E; position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- checkpoint_restore_ns_capable(E)@here
+ checkpoint_restore_ns_capable(pidspec_mutant(44) ? current_user_ns() : E)

// 45 sysctl.ns-last-pid-*: ns_last_pid shows the next PID, not the last
@@ position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- idr_get_cursor(&pid_ns->idr) - 1@here
+ idr_get_cursor(&pid_ns->idr) - !(pidspec_inside(45) && !write)

// 46 sysctl.ns-last-pid-write-decides-the-next-pid sysctl.ns-last-pid-skips-used-numbers: the number written is the next PID
@@ position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- next + 1@here
+ next + !pidspec_mutant(46)

// 47 sysctl.ns-last-pid-is-the-readers-namespace sysctl.ns-last-pid-*: ns_last_pid is that of the parent namespace
@@ position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_inside(47) ? task_active_pid_ns(current)->parent : task_active_pid_ns(current))

// 48 sysctl.ns-last-pid-range: any number may be written
@@ position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- tmp.data = &next@here;
+ tmp.data = &next;
+ if (pidspec_mutant(48))
+ 	tmp.extra1 = tmp.extra2 = NULL;

// 49 sysctl.ns-last-pid-*: writing has no effect
@@ position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- !ret && write@here
+ !ret && write && !pidspec_mutant(49)

// 51 unshare.link-stays-after-init-died: pid_for_children is empty once init has terminated
@@ position here : script:python() { here[0].current_element == "pidns_for_children_get" }; @@
- !ns->child_reaper@here
+ !ns->child_reaper || (pidspec_mutant(51) && !pidspec_takes_processes(ns))

// 52 lifecycle.init-exit-status-is-its-own: an init with an exit status other than 0 is reported as killed, like its members
@@ position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
+ if (pidspec_mutant(52) && pid_ns->level > 1 && !pid_ns->reboot && current->signal->group_exit_code >> 8)
+ 	current->signal->group_exit_code = SIGKILL;
  acct_exit_ns(pid_ns)@here;

// 345 sysctl.ns-last-pid-is-the-readers-namespace sysctl.ns-last-pid-*: ns_last_pid is that of the namespace for children
@@ position here : script:python() { here[0].current_element == "pid_ns_ctl_handler" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(345) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))

// 395 lifecycle.init-exit-kills-traced-members: members that are traced are not killed
@@ position here : script:python() { here[0].current_element == "zap_pid_ns_processes" }; @@
- !__fatal_signal_pending(task)@here
+ (!__fatal_signal_pending(task) && !(pidspec_mutant(395) && pid_ns->level > 1 && task->ptrace))

// 397 unshare.pid-for-children-before-first-child-is-absent-or-final: before the first child, pid_for_children is the namespace of the process
@@ position here : script:python() { here[0].current_element == "pidns_for_children_get" }; @@
- !ns->child_reaper@here
+ (!ns->child_reaper && !(pidspec_below(397) && (put_pid_ns(ns), ns = get_pid_ns(task_active_pid_ns(task)), true)))

// 402 setns.pidfd-of-an-owned-user-namespace-needs-no-privilege: setns(2) requires a capability in the user namespace that the caller leaves
@@ position here : script:python() { here[0].current_element == "pidns_install" }; @@
- nsset->cred->user_ns@here
+ (pidspec_below(402) ? current_user_ns() : nsset->cred->user_ns)

// 443 nesting.parent-of-unshared-namespace-is-the-unsharers: NS_GET_PARENT uses the namespace for children of the caller
@@ position here : script:python() { here[0].current_element == "pidns_get_parent" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(443) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))
