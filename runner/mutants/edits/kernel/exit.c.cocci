// Orphans, and waiting: kernel/exit.c.

// 140 reparenting.outer-subreaper-does-not-take-namespace-orphans reparenting.orphan-in-a-joined-namespace-goes-to-its-init: subreapers adopt across namespaces, as before Linux 4.11
@@ position here : script:python() { here[0].current_element == "find_new_reaper" }; @@
- task_pid(reaper)->level == ns_level@here
+ (task_pid(reaper)->level == ns_level || (pidspec_mutant(140) && task_pid(reaper)->level))

// 141 reparenting.inner-subreaper-takes-orphans: no subreaper adopts orphans
@@ position here : script:python() { here[0].current_element == "find_new_reaper" }; @@
- father->signal->has_child_subreaper@here
+ (father->signal->has_child_subreaper && !pidspec_mutant(141))

// 142 reparenting.thread-siblings-adopt-first: other threads of the parent do not become the parent
@@ position here : script:python() { here[0].current_element == "find_new_reaper" }; @@
- thread = find_alive_thread(father)@here
+ thread = pidspec_mutant(142) && task_pid(father)->level && !is_child_reaper(task_tgid(father)) ? NULL : find_alive_thread(father)

// 143 reparenting.* nesting.parent-process-is-in-same-or-ancestor-namespace: the init of the parent namespace adopts orphans
@@ position here : script:python() { here[0].current_element == "find_new_reaper" }; @@
- return child_reaper@here;
+ return pidspec_mutant(143) && task_pid(father)->level > 1 ? task_active_pid_ns(father)->parent->child_reaper : child_reaper;

// 144 reparenting.init-reaps-adopted-zombies: init is not notified of zombies that it adopts
@@ position here : script:python() { here[0].current_element == "reparent_leader" }; @@
- !p->ptrace@here
+ (!p->ptrace && !(pidspec_mutant(144) && task_pid(father)->level > 1 && !is_child_reaper(task_tgid(father))))

// 145 init-signals.pdeathsig-sigkill-from-outer-parent-kills init-signals.pdeathsig-from-outer-parent-obeys-the-rule: inits receive no parent-death signal
@@ position here : script:python() { here[0].current_element == "forget_original_parent" }; @@
- t->pdeath_signal@here
+ (pidspec_mutant(145) && t->signal->flags & SIGNAL_UNKILLABLE && task_pid(t)->level > 1 ? 0 : t->pdeath_signal)

// 146 translation.pdeathsig-si-pid-is-translated: the sender of the parent-death signal is the kernel
@@ position here : script:python() { here[0].current_element == "forget_original_parent" }; @@
- SEND_SIG_NOINFO@here
+ (pidspec_mutant(146) ? SEND_SIG_PRIV : SEND_SIG_NOINFO)

// 147 translation.wait-is-the-waiters-view: the PID in the initial namespace is returned
@@ position here : script:python() { here[0].current_element == "wait_task_zombie" }; @@
- task_pid_vnr(p)@here
+ (pidspec_inside(147) ? task_pid_nr(p) : task_pid_vnr(p))

// 148 translation.wait-is-the-waiters-view: for stopped children, the PID in the initial namespace is returned
@@ position here : script:python() { here[0].current_element == "wait_task_stopped" }; @@
- task_pid_vnr(p)@here
+ (pidspec_below(148) ? task_pid_nr(p) : task_pid_vnr(p))

// 149 visibility.outer-number-of-an-own-child-is-unknown: waitpid(2) also accepts the PID in the parent namespace
@@ position here : script:python() { here[0].current_element == "kernel_wait4" }; @@
- find_get_pid(upid)@here
+ (pidspec_inside(149) ? get_pid(pidspec_find_pid(upid)) : find_get_pid(upid))

// 150 translation.wait-for-a-group-takes-the-callers-numbers: waitpid(2) also accepts the group ID in the parent namespace
@@ position here : script:python() { here[0].current_element == "kernel_wait4" }; @@
- find_get_pid(-upid)@here
+ (pidspec_inside(150) ? get_pid(pidspec_find_pid(-upid)) : find_get_pid(-upid))

// 151 visibility.inner-number-is-not-a-child-outside: waitpid(2) also accepts the PID that a child has in its own namespace
@@ position here : script:python() { here[0].current_element == "kernel_wait4" }; @@
- find_get_pid(upid)@here
+ (pidspec_below(151) ? get_pid(pidspec_find_child(upid)) : find_get_pid(upid))

// 152 lifecycle.init-leader-thread-exit-keeps-the-namespace: the namespace ends with the main thread of its init
@@ position here : script:python() { here[0].current_element == "find_child_reaper" }; @@
- pid_ns->child_reaper = reaper@here;
+ pid_ns->child_reaper = reaper;
+ if (pidspec_mutant(152) && pid_ns->level > 1)
+ 	pidspec_kill_members(pid_ns);

// 153 reparenting.nested-init-is-adopted-in-its-parents-namespace lifecycle.creator-exit-does-not-end-the-namespace: a nested init is killed when its parent ends
@@ position here : script:python() { here[0].current_element == "reparent_leader" }; @@
- p->exit_signal = SIGCHLD@here;
+ p->exit_signal = SIGCHLD;
+ if (pidspec_mutant(153) && task_pid(father)->level && p->signal->flags & SIGNAL_UNKILLABLE)
+ 	send_sig(SIGKILL, p, 1);

// 154 pidfd.waitid-only-for-own-children: EINVAL instead of ECHILD
@@ position here : script:python() { here[0].current_element == "__do_wait" }; @@
- wo->notask_error = -ECHILD@here
+ wo->notask_error = pidspec_below(154) && wo->wo_type == PIDTYPE_PID && wo->wo_info ? -EINVAL : -ECHILD

// 155 reparenting.orphan-of-an-unshared-or-setns-parent-stays-outside: orphans in another namespace than that of their parent are killed
@@ position here : script:python() { here[0].current_element == "reparent_leader" }; @@
- p->exit_signal = SIGCHLD@here;
+ p->exit_signal = SIGCHLD;
+ if (pidspec_mutant(155) && task_pid(father)->level && task_pid(p)->level > task_pid(father)->level && !(p->signal->flags & SIGNAL_UNKILLABLE))
+ 	send_sig(SIGKILL, p, 1);

// 378 visibility.outer-number-of-an-own-child-is-unknown translation.wait-for-a-group-takes-the-callers-numbers: waitid(2) also accepts the PID in the parent namespace
@@ position here : script:python() { here[0].current_element == "kernel_waitid_prepare" }; @@
- find_get_pid(upid)@here
+ (pidspec_inside(378) ? get_pid(pidspec_find_pid(upid)) : find_get_pid(upid))

// 396 reparenting.orphan-of-a-traced-parent-goes-to-init: the tracer adopts orphans of a traced parent
@@ position here : script:python() { here[0].current_element == "find_new_reaper" }; @@
- find_alive_thread(father)@here
+ (pidspec_mutant(396) && father->ptrace && task_pid(father)->level > 1 ? father->parent : find_alive_thread(father))

// 403 reparenting.subreaper-several-levels-up-takes-orphans: a subreaper is searched only two levels up
@@ position here : script:python() { here[0].current_element == "find_new_reaper" }; @@
- reaper == &init_task@here
+ (reaper == &init_task || (pidspec_mutant(403) && ns_level > 1 && reaper == father->real_parent->real_parent))

// 412 reparenting.init-that-execs-in-a-thread-adopts-orphans: when the main thread of init has ended, the init of the parent namespace adopts orphans
@@ position here : script:python() { here[0].current_element == "find_child_reaper" }; @@
- pid_ns->child_reaper = reaper@here
+ pid_ns->child_reaper = pidspec_mutant(412) && pid_ns->level > 1 ? pid_ns->parent->child_reaper : reaper
