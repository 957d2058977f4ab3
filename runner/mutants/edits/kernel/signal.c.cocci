// Signals: kernel/signal.c.

// 160 init-signals.default-signals-from-an-ancestor-are-dropped init-signals.group-signals-from-an-ancestor-follow-the-rule init-signals.pdeathsig-from-outer-parent-obeys-the-rule: any signal from an ancestor is forced on init
@@ position here : script:python() { here[0].current_element == "sig_task_ignored" }; @@
- sig_kernel_only(sig)@here
+ (sig_kernel_only(sig) || (pidspec_mutant(160) && task_pid(t)->level > 1 && sig != SIGCHLD))
@@ position here : script:python() { here[0].current_element == "get_signal" }; @@
- unlikely(signal->flags & SIGNAL_UNKILLABLE)@here
+ unlikely(signal->flags & SIGNAL_UNKILLABLE && !(pidspec_inside(160) && signr != SIGCHLD))

// 161 init-signals.sigstop-from-an-ancestor-stops: SIGSTOP from an ancestor is dropped
@@ position here : script:python() { here[0].current_element == "sig_task_ignored" }; @@
- sig_kernel_only(sig)@here
+ (sig_kernel_only(sig) && !(pidspec_mutant(161) && sig == SIGSTOP))

// 162 init-signals.*: SIGKILL is never dropped
@@ position here : script:python() { here[0].current_element == "sig_task_ignored" }; @@
- handler == SIG_DFL@here
+ (handler == SIG_DFL && !(pidspec_mutant(162) && sig == SIGKILL))

// 163 init-signals.sigstop-from-a-member-is-dropped init-signals.init-cannot-kill-or-stop-itself: SIGSTOP is never dropped
@@ position here : script:python() { here[0].current_element == "sig_task_ignored" }; @@
- handler == SIG_DFL@here
+ (handler == SIG_DFL && !(pidspec_mutant(163) && sig == SIGSTOP))

// 164 init-signals.init-cannot-kill-or-stop-itself: init can kill itself
@@ position here : script:python() { here[0].current_element == "sig_task_ignored" }; @@
- handler == SIG_DFL@here
+ (handler == SIG_DFL && !(pidspec_mutant(164) && t == current && sig_kernel_only(sig)))

// 165 init-signals.protection-holds-for-every-sending-call: a signal of tgkill(2) is forced
@@ position here : script:python() { here[0].current_element == "send_signal_locked" }; @@
- info->si_code == SI_KERNEL@here
+ (info->si_code == SI_KERNEL || (pidspec_mutant(165) && info->si_code == SI_TKILL))

// 166 init-signals.protection-holds-for-every-sending-call: a signal of sigqueue(3) is forced
@@ position here : script:python() { here[0].current_element == "send_signal_locked" }; @@
- info->si_code == SI_KERNEL@here
+ (info->si_code == SI_KERNEL || (pidspec_mutant(166) && info->si_code == SI_QUEUE))

// 167 init-signals.*: only SIGKILL and SIGSTOP from members are dropped
@@ position here : script:python() { here[0].current_element == "sig_task_ignored" }; @@
- handler == SIG_DFL@here
+ (handler == SIG_DFL && !(pidspec_mutant(167) && task_pid(t)->level > 1 && !force && !sig_kernel_only(sig)))
@@ position here : script:python() { here[0].current_element == "get_signal" }; @@
- !sig_kernel_only(signr)@here
+ (!sig_kernel_only(signr) && !(pidspec_inside(167) && ksig->info.si_code <= 0 && ksig->info.si_pid))

// 168 init-signals.blocked-default-signal-stays-pending: signals that init blocks are dropped, too
@@ position here : script:python() { here[0].current_element == "sig_ignored" }; @@
- sigismember(&t->blocked, sig)@here
+ (sigismember(&t->blocked, sig) && !(pidspec_mutant(168) && task_pid(t)->level > 1 && t->signal->flags & SIGNAL_UNKILLABLE))

// 169 init-signals.synchronous-faults-do-kill-init: a fault of init is ignored, and occurs again
@@ position here : script:python() { here[0].current_element == "force_sig_info_to_task" }; @@
- t->signal->flags &= ~SIGNAL_UNKILLABLE@here
+ t->signal->flags &= pidspec_inside(169) && handler != HANDLER_EXIT ? ~0 : ~SIGNAL_UNKILLABLE

// 170 init-signals.seccomp-kill-kills-init: init survives its seccomp filter, as in Linux 5.16
@@ position here : script:python() { here[0].current_element == "force_sig_info_to_task" }; @@
- action->sa.sa_handler == SIG_DFL@here
+ (action->sa.sa_handler == SIG_DFL && !(pidspec_inside(170) && handler == HANDLER_EXIT))

// 171 init-signals.timer-and-pipe-signals-do-not-kill-init: SIGALRM and SIGPIPE end init
@@ position here : script:python() { here[0].current_element == "sig_task_ignored" }; @@
- handler == SIG_DFL@here
+ (handler == SIG_DFL && !(pidspec_mutant(171) && task_pid(t)->level > 1 && (sig == SIGALRM || sig == SIGPIPE)))
@@ position here : script:python() { here[0].current_element == "get_signal" }; @@
- !sig_kernel_only(signr)@here
+ (!sig_kernel_only(signr) && !(pidspec_inside(171) && (signr == SIGALRM || signr == SIGPIPE)))

// 172 init-signals.existence-probe-of-init-succeeds: kill(pid, 0) fails for an init
@@ position here : script:python() { here[0].current_element == "group_send_sig_info" }; @@
- check_kill_permission(sig, info, p)@here
+ (!sig && pidspec_inside(172) && p->signal->flags & SIGNAL_UNKILLABLE ? -EPERM : check_kill_permission(sig, info, p))

// 173 init-signals.*: init receives no signals from members, with or without a handler
@@ position here : script:python() { here[0].current_element == "group_send_sig_info" }; @@
- !ret && sig@here
+ (!ret && sig && !(pidspec_inside(173) && p->signal->flags & SIGNAL_UNKILLABLE && sig != SIGCHLD && task_active_pid_ns(p) == task_active_pid_ns(current)))

// 174 init-signals.*: init receives only SIGKILL and SIGSTOP from ancestors
@@ position here : script:python() { here[0].current_element == "group_send_sig_info" }; @@
- !ret && sig@here
+ (!ret && sig && !(pidspec_below(174) && p->signal->flags & SIGNAL_UNKILLABLE && !sig_kernel_only(sig) && !is_si_special(info) && !task_pid_nr_ns(current, task_active_pid_ns(p))))

// 175 init-signals.sigkill-and-sigstop-cannot-be-caught-by-init: an init can set the action of SIGSTOP
@@ position here : script:python() { here[0].current_element == "do_sigaction" }; @@
- sig_kernel_only(sig)@here
+ (sig_kernel_only(sig) && !(pidspec_inside(175) && sig == SIGSTOP && current->signal->flags & SIGNAL_UNKILLABLE))

// 176 init-signals.si-pid-is-zero-from-an-ancestor translation.si-pid-from-an-ancestor-is-zero-for-every-member translation.signalfd-pid-is-translated: si_pid is the sender's PID in its own namespace if the receiver cannot see the sender
@@ position here : script:python() { here[0].current_element == "send_signal_locked" }; @@
- info->si_pid = 0@here
+ info->si_pid = pidspec_mutant(176) && info->si_code != SI_QUEUE ? info->si_pid : 0

// 177 translation.sigqueue-from-ancestor-keeps-value-and-zeroes-pid: the si_pid that the caller of sigqueue(3) sets is accepted across namespaces
@@ expression E; position here : script:python() { here[0].current_element == "send_signal_locked" }; @@
- info->si_pid = E@here
+ info->si_pid = pidspec_mutant(177) && info->si_code == SI_QUEUE ? info->si_pid : (E)

// 178 translation.group-signal-si-pid-is-each-receivers-view: one siginfo is translated in turn for all members of a group, as in Linux 5.2 and later
@@ position here : script:python() { here[0].current_element == "send_signal_locked" }; @@
- info = &rewritten@here
+ info = pidspec_mutant(178) ? info : &rewritten

// 179 visibility.kill-minus-one-spares-init: kill(-1) signals init, too
@@ position here : script:python() { here[0].current_element == "kill_something_info" }; @@
- task_pid_vnr(p) > 1@here
+ task_pid_vnr(p) > !pidspec_below(179)

// 180 visibility.kill-minus-one-spares-the-caller: kill(-1) signals the caller, too
@@ position here : script:python() { here[0].current_element == "kill_something_info" }; @@
- !same_thread_group(p, current)@here
+ (!same_thread_group(p, current) || pidspec_below(180))

// 181 visibility.kill-minus-one-alone-is-esrch: kill(-1) succeeds if there is no process to signal
@@ position here : script:python() { here[0].current_element == "kill_something_info" }; @@
- count ? retval : -ESRCH@here
+ count || pidspec_below(181) ? retval : -ESRCH

// 182 visibility.kill-minus-one-reaches-nested-inits: kill(-1) spares inits of nested namespaces
@@ position here : script:python() { here[0].current_element == "kill_something_info" }; @@
- !same_thread_group(p, current)@here
+ (!same_thread_group(p, current) && !(pidspec_below(182) && is_child_reaper(task_pid(p))))

// 183 visibility.kill-minus-one-stays-in-the-namespace visibility.kill-minus-one-*: kill(-1) signals processes of the parent namespace, too
@@ expression E; position here : script:python() { here[0].current_element == "kill_something_info" }; @@
- task_pid_vnr(p) > E@here
+ (task_pid_vnr(p) > E || (pidspec_inside(183) && task_pid_nr_ns(p, task_active_pid_ns(current)->parent) > 1 && !task_pid_vnr(p)))

// 184 visibility.kill-cannot-cross-upwards visibility.siblings-cannot-see-each-other: kill(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "kill_proc_info" }; @@
- find_vpid(pid)@here
+ (pidspec_inside(184) && info->si_code == SI_USER ? pidspec_find_pid(pid) : find_vpid(pid))

// 185 visibility.sigqueue-cannot-cross-upwards: rt_sigqueueinfo(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "kill_proc_info" }; @@
- find_vpid(pid)@here
+ (pidspec_inside(185) && info->si_code != SI_USER ? pidspec_find_pid(pid) : find_vpid(pid))

// 186 visibility.tgkill-tkill-cannot-cross-upwards: tkill(2) finds threads of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "do_send_specific" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(186) && tgid <= 0 ? pidspec_find_task(pid) : find_task_by_vpid(pid))

// 187 visibility.tgkill-tkill-cannot-cross-upwards visibility.sigqueue-cannot-cross-upwards: tgkill(2) finds threads of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "do_send_specific" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(187) ? pidspec_find_task(pid) : find_task_by_vpid(pid))
@@ position here : script:python() { here[0].current_element == "do_send_specific" }; @@
- task_tgid_vnr(p) == tgid@here
+ (task_tgid_vnr(p) == tgid || pidspec_inside(187))

// 188 visibility.outer-process-group-number-is-unknown: kill(-g) finds groups of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "kill_something_info" }; @@
- find_vpid(-pid)@here
+ (pidspec_inside(188) ? pidspec_find_pid(-pid) : find_vpid(-pid))

// 189 pidfd.send-signal-upwards-is-einval: signals by pidfd reach ancestor namespaces
@@ position here : script:python() { here[0].current_element == "access_pidfd_pidns" }; @@
- p == active@here
+ (p == active || (pidspec_inside(189) && p == active->parent && ns_of_pid(pid) == p))

// 190 pidfd.send-signal-to-sibling-is-einval: signals by pidfd reach sibling namespaces
@@ position here : script:python() { here[0].current_element == "access_pidfd_pidns" }; @@
- p == active@here
+ (p == active || (pidspec_inside(190) && p == active->parent && ns_of_pid(pid) != p))

// 191 pidfd.send-signal-upwards-is-einval pidfd.send-signal-to-sibling-is-einval: EPERM instead of EINVAL
@@ position here : script:python() { here[0].current_element == "pidfd_send_signal" }; @@
- !access_pidfd_pidns(pid)@here
+ !access_pidfd_pidns(pid) && (ret = pidspec_mutant(191) ? -EPERM : ret)

// 192 pidfd.send-signal-to-own-or-descendant: signals by pidfd do not reach descendant namespaces
@@ position here : script:python() { here[0].current_element == "access_pidfd_pidns" }; @@
- !p@here
+ (!p || (pidspec_below(192) && ns_of_pid(pid)->level > active->level))

// 193 pidfd.send-signal-after-reaping-is-esrch: EINVAL instead of ESRCH
@@ position here : script:python() { here[0].current_element == "kill_pid_info_type" }; @@
- error = -ESRCH@here
+ error = pidspec_below(193) && pid && !pid_has_task(pid, PIDTYPE_PID) ? -EINVAL : -ESRCH

// 194 translation.sigchld-si-pid-is-the-parents-view: si_pid is the child's PID in its own namespace
@@ position here : script:python() { here[0].current_element == "do_notify_parent" }; @@
- task_pid_nr_ns(tsk, task_active_pid_ns(tsk->parent))@here
+ (pidspec_mutant(194) ? task_pid_vnr(tsk) : task_pid_nr_ns(tsk, task_active_pid_ns(tsk->parent)))

// 195 translation.* init-signals.*: si_pid is the PID in the initial namespace for every receiver
@@ position here : script:python() { here[0].current_element == "prepare_kill_siginfo" }; @@
- task_tgid_vnr(current)@here
+ (pidspec_below(195) ? task_tgid_nr(current) : task_tgid_vnr(current))

// 196 translation.sigchld-si-pid-is-the-parents-view: for a stopped child, si_pid is the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "do_notify_parent_cldstop" }; @@
- task_pid_nr_ns(tsk, task_active_pid_ns(parent))@here
+ (pidspec_mutant(196) ? task_pid_nr(tsk) : task_pid_nr_ns(tsk, task_active_pid_ns(parent)))

// 197 init-signals.ordinary-members-are-not-protected: signals from an ancestor to members without a handler are dropped
@@ position here : script:python() { here[0].current_element == "group_send_sig_info" }; @@
- !ret && sig@here
+ (!ret && sig && !(pidspec_below(197) && sig == SIGTERM && !is_si_special(info) && !(p->signal->flags & SIGNAL_UNKILLABLE) && !task_pid_nr_ns(current, task_active_pid_ns(p))))

// 198 init-signals.ancestor-needs-kill-permission: a sender in an ancestor namespace requires no permission
@@ position here : script:python() { here[0].current_element == "check_kill_permission" }; @@
- !kill_ok_by_cred(t)@here
+ (!kill_ok_by_cred(t) && !(pidspec_below(198) && !task_pid_nr_ns(current, task_active_pid_ns(t))))

// 199 init-signals.grandparent-namespace-can-kill: SIGKILL from two levels above is dropped
@@ position here : script:python() { here[0].current_element == "group_send_sig_info" }; @@
- !ret && sig@here
+ (!ret && sig && !(pidspec_below(199) && sig == SIGKILL && !is_si_special(info) && task_pid(p)->level > task_pid(current)->level + 1))

// 200 init-signals.sigkill-from-an-ancestor-kills init-signals.*: SIGKILL from an ancestor does not end init
@@ position here : script:python() { here[0].current_element == "group_send_sig_info" }; @@
- !ret && sig@here
+ (!ret && sig && !(pidspec_below(200) && sig == SIGKILL && !is_si_special(info) && p->signal->flags & SIGNAL_UNKILLABLE))

// 201 init-signals.parent-namespace-init-can-kill-nested-init: an init cannot kill another init
@@ position here : script:python() { here[0].current_element == "group_send_sig_info" }; @@
- !ret && sig@here
+ (!ret && sig && !(pidspec_inside(201) && sig == SIGKILL && !is_si_special(info) && p->signal->flags & SIGNAL_UNKILLABLE && current->signal->flags & SIGNAL_UNKILLABLE))

// 344 --abi=32 translation.si-pid-from-a-fellow-member translation.sigchld-si-pid-is-the-parents-view translation.* init-signals.* reparenting.* pidfd.*: 32-bit programs receive si_pid 0
@@ position here : script:python() { here[0].current_element == "copy_siginfo_to_external32" }; @@
- from->si_pid@here
+ (pidspec_mutant(344) ? 0 : from->si_pid)

// 350 pidfd.send-signal-to-own-or-descendant: signals by pidfd reach only descendants of the namespace for children
@@ position here : script:python() { here[0].current_element == "access_pidfd_pidns" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(350) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))

// 360 init-signals.protection-holds-for-every-sending-call: only the main thread of init is protected
@@ position here : script:python() { here[0].current_element == "sig_task_ignored" }; @@
- handler == SIG_DFL@here
+ (handler == SIG_DFL && !(pidspec_mutant(360) && task_pid(t)->level > 1 && !thread_group_leader(t) && sig == SIGKILL))

// 361 translation.si-pid-from-a-fellow-member: si_pid is the TID of the thread that sent
@@ position here : script:python() { here[0].current_element == "prepare_kill_siginfo" }; @@
- task_tgid_vnr(current)@here
+ (pidspec_below(361) ? task_pid_vnr(current) : task_tgid_vnr(current))

// 382 translation.sigchld-to-a-tracer-is-the-tracers-view: when a tracee stops, the tracer receives the PID in the parent's namespace
@@ position here : script:python() { here[0].current_element == "do_notify_parent_cldstop" }; @@
- task_active_pid_ns(parent)@here
+ task_active_pid_ns(pidspec_mutant(382) ? tsk->real_parent : parent)

// 383 translation.sigchld-to-a-tracer-is-the-tracers-view: when a tracee ends, the tracer receives the PID in the parent's namespace
@@ position here : script:python() { here[0].current_element == "do_notify_parent" }; @@
- task_active_pid_ns(tsk->parent)@here
+ task_active_pid_ns(pidspec_mutant(383) ? tsk->real_parent : tsk->parent)

// 389 visibility.outer-process-group-number-is-unknown: kill(-g) finds groups of the initial namespace, too
@@ position here : script:python() { here[0].current_element == "kill_something_info" }; @@
- find_vpid(-pid)@here
+ (find_vpid(-pid) ?: pidspec_inside(389) ? find_pid_ns(-pid, &init_pid_ns) : NULL)

// 390 visibility.kill-cannot-cross-upwards: kill(2) finds processes of the initial namespace, too
@@ position here : script:python() { here[0].current_element == "kill_proc_info" }; @@
- find_vpid(pid)@here
+ (find_vpid(pid) ?: pidspec_inside(390) ? find_pid_ns(pid, &init_pid_ns) : NULL)

// 393 init-signals.group-signals-from-members-are-dropped: kill(0) by a member signals init
@@ position here : script:python() { here[0].current_element == "__kill_pgrp_info" }; @@
- group_send_sig_info(sig, info, p, PIDTYPE_PGID)@here
+ group_send_sig_info(sig, pidspec_inside(393) && pgrp == task_pgrp(current) && sig == SIGKILL ? SEND_SIG_PRIV : info, p, PIDTYPE_PGID)

// 394 init-signals.blocked-default-signal-is-dropped-when-unblocked: a blocked signal ends init when it is unblocked
@@ position here : script:python() { here[0].current_element == "get_signal" }; @@
- !sig_kernel_only(signr)@here
+ (!sig_kernel_only(signr) && !(pidspec_inside(394) && signr == SIGUSR1))

// 399 translation.tgkill-takes-only-a-thread-of-that-process: the process of the thread is ignored
@@ position here : script:python() { here[0].current_element == "do_send_specific" }; @@
- task_tgid_vnr(p) == tgid@here
+ (task_tgid_vnr(p) == tgid || pidspec_inside(399))

// 401 translation.sigqueue-to-oneself-may-state-any-code: the caller is compared with its PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "do_rt_sigqueueinfo" }; @@
- task_pid_vnr(current) != pid@here
+ (pidspec_inside(401) ? task_pid_nr(current) : task_pid_vnr(current)) != pid

// 416 translation.sigqueue-to-oneself-may-state-any-code: any caller can set the code of kill(2)
@@ position here : script:python() { here[0].current_element == "do_rt_tgsigqueueinfo" }; @@
- task_pid_vnr(current) != pid@here
+ (task_pid_vnr(current) != pid && !pidspec_inside(416))

// 431 translation.signal-changed-by-a-tracer-has-its-pid: si_pid is the tracer's PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "ptrace_signal" }; @@
- task_pid_vnr(current->parent)@here
+ (pidspec_mutant(431) ? task_pid_nr(current->parent) : task_pid_vnr(current->parent))

// 441 translation.pdeathsig-si-pid-is-translated: si_pid is the TID of the thread that ended
@@ expression E; position here : script:python() { here[0].current_element == "__send_signal_locked" }; @@
- task_tgid_nr_ns(current, E)@here
+ (pidspec_below(441) ? task_pid_nr_ns(current, E) : task_tgid_nr_ns(current, E))

// 442 init-signals.group-signals-by-id-from-members-are-dropped: kill(-g) by a member signals init
@@ expression E; position here : script:python() { here[0].current_element == "kill_something_info" }; @@
- __kill_pgrp_info(sig, info, E)@here
+ __kill_pgrp_info(sig, pidspec_inside(442) && pid < -1 && sig == SIGKILL ? SEND_SIG_PRIV : info, E)

// 449 init-signals.sigkill-from-a-member-is-dropped: signals of members are forced on an init that has called unshare(2)
@@ position here : script:python() { here[0].current_element == "send_signal_locked" }; @@
- task_active_pid_ns(t)@here
+ (pidspec_mutant(449) && t->nsproxy ? t->nsproxy->pid_ns_for_children : task_active_pid_ns(t))

// 457 pidfd.group-signal-reaches-descendant-namespaces: PIDFD_SIGNAL_PROCESS_GROUP signals only the leader
@@ position here : script:python() { here[0].current_element == "pidfd_send_signal" }; @@
- type == PIDTYPE_PGID@here
+ (type == PIDTYPE_PGID && !pidspec_below(457))
