// PIDs: kernel/pid.c.

// 70 clone.set-tid-size-beyond-nesting-is-einval: more PIDs than levels are accepted, and ignored
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- set_tid_size > ns->level + 1@here
+ (!(pidspec_mutant(70) && ns->level > 1) && set_tid_size > ns->level + 1)

// 71 clone.set-tid-invalid-value-is-einval: pid_max itself is accepted
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- tid >= pid_max@here
+ tid >= pid_max + pidspec_mutant(71)

// 72 clone.set-tid-invalid-value-is-einval: for a PID below 1, the kernel chooses one
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- tid < 1@here
+ (tid < 1 && !pidspec_mutant(72))
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- tid = set_tid[ns->level - i]@here
+ tid = pidspec_mutant(72) && set_tid[ns->level - i] < 1 ? 0 : set_tid[ns->level - i]

// 73 clone.set-tid-in-new-namespace-must-be-1 lifecycle.failed-set-tid-first-fork-leaves-namespace-usable: a PID other than 1 is accepted, and 1 is allocated
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- tid != 1@here
+ (pidspec_mutant(73) && !tmp->child_reaper ? (tid = 1, false) : tid != 1)

// 74 clone.set-tid-needs-checkpoint-restore-everywhere: only the capability over the innermost namespace is required
@@ expression E; position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- checkpoint_restore_ns_capable(E)@here
+ checkpoint_restore_ns_capable(pidspec_mutant(74) ? ns->user_ns : E)

// 75 clone.set-tid-works-with-only-cap-checkpoint-restore: only CAP_SYS_ADMIN suffices
@@ expression E; position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- checkpoint_restore_ns_capable(E)@here
+ (pidspec_mutant(75) ? ns_capable(E, CAP_SYS_ADMIN) : checkpoint_restore_ns_capable(E))

// 76 clone.set-tid-needs-checkpoint-restore-everywhere: no capability is checked
@@ expression E; position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- checkpoint_restore_ns_capable(E)@here
+ (pidspec_mutant(76) || checkpoint_restore_ns_capable(E))

// 77 clone.set-tid-orders-innermost-first clone.set-tid-*: the order is from the outermost namespace to the innermost
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- set_tid[ns->level - i]@here
+ set_tid[pidspec_mutant(77) ? set_tid_size - 1 : ns->level - i]

// 78 clone.set-tid-in-use-is-eexist: EAGAIN instead of EEXIST
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- nr = -EEXIST@here
+ nr = pidspec_inside(78) ? -EAGAIN : -EEXIST

// 80 sysctl.ns-last-pid-* numbering.*: the lowest free PID is allocated
@@ expression E, F, G; position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- idr_alloc_cyclic(E, NULL, F, G, GFP_ATOMIC)@here
+ (pidspec_mutant(80) && tmp->level > 1 ? idr_alloc(E, NULL, 1, G, GFP_ATOMIC) : idr_alloc_cyclic(E, NULL, F, G, GFP_ATOMIC))

// 82 lifecycle.*-is-enomem lifecycle.setns-to-a-dead-namespace-succeeds: EAGAIN instead of ENOMEM, as before Linux 4.1
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- retval = -ENOMEM@here
+ retval = pidspec_mutant(82) ? -EAGAIN : -ENOMEM

// 83 visibility.ancestor-can-target-a-grandchild: processes two levels below are not found
@@ expression E, F; position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- idr_replace(E, pid, F)@here;
+ if (!(pidspec_mutant(83) && upid->ns->level && upid->ns->level + 1 < ns->level))
+ 	idr_replace(E, pid, F);

// 84 numbering.*: the second process is PID 3
@@ expression E, F, G; position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- idr_alloc_cyclic(E, NULL, F, G, GFP_ATOMIC)@here
+ idr_alloc_cyclic(E, NULL, pidspec_mutant(84) && tmp->level > 1 && idr_get_cursor(&tmp->idr) == 2 ? 3 : F, G, GFP_ATOMIC)

// 86 visibility.siblings-cannot-see-each-other setns.sibling-* translation.* pidfd.fdinfo-is-zero-when-not-visible: a PID of a sibling namespace is accepted as one of the caller's
@@ position here : script:python() { here[0].current_element == "pid_nr_ns" }; @@
- upid->ns == ns@here
+ (upid->ns == ns || (pidspec_mutant(86) && ns->level > 1))

// 87 visibility.pidfd-open-cannot-cross-upwards: pidfd_open(2) finds processes of the parent namespace, too
@@ expression E; position here : script:python() { here[0].current_element == "pidfd_open" }; @@
- find_get_pid(E)@here
+ (pidspec_inside(87) ? get_pid(pidspec_find_pid(E)) : find_get_pid(E))

// 88 pidfd.open-takes-the-callers-number: pidfd_open(2) accepts the PID in the initial namespace
@@ expression E; position here : script:python() { here[0].current_element == "pidfd_open" }; @@
- find_get_pid(E)@here
+ (pidspec_inside(88) ? get_pid(find_pid_ns(E, &init_pid_ns)) : find_get_pid(E))

// 89 numbering.pid-of-a-live-group-or-session-is-not-reused: the ID of a group whose leader was reaped is free
@@ position here : script:python() { here[0].current_element == "__change_pid" }; @@
- wake_up_all(&pid->wait_pidfd)@here;
+ wake_up_all(&pid->wait_pidfd);
+ if (pidspec_mutant(89) && pid->level > 1) {
+ 	spin_lock(&pidmap_lock);
+ 	idr_remove(&ns_of_pid(pid)->idr, pid->numbers[pid->level].nr);
+ 	spin_unlock(&pidmap_lock);
+ }

// 90 numbering.* limits.pid-exhaustion-is-eagain: the PID of a reaped process never becomes free
@@ position here : script:python() { here[0].current_element == "free_pid" }; @@
- idr_remove(&ns->idr, upid->nr)@here;
+ if (pidspec_mutant(90) && ns->level)
+ 	idr_replace(&ns->idr, NULL, upid->nr);
+ else
+ 	idr_remove(&ns->idr, upid->nr);

// 353 unshare.caller-still-uses-the-numbers-of-its-own-namespace: PIDs are looked up in the namespace for children
@@ position here : script:python() { here[0].current_element == "find_vpid" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(353) && current->nsproxy ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))

// 354 unshare.caller-still-uses-the-numbers-of-its-own-namespace: PIDs are returned as in the namespace for children
@@ position here : script:python() { here[0].current_element == "pid_vnr" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(354) && current->nsproxy ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))

// 398 numbering.wraps-before-pid-max: PIDs go up to pid_max, and not pid_max - 1
@@ expression A, B, C; position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- idr_alloc_cyclic(A, B, C, pid_max, GFP_ATOMIC)@here
+ idr_alloc_cyclic(A, B, C, pid_max + pidspec_below(398), GFP_ATOMIC)

// 407 clone.set-tid-of-a-new-init-in-its-ancestor: the PIDs in set_tid for the ancestors of a new namespace are ignored
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- tid < 1@here
+ ((pidspec_below(407) && i < ns->level && ns != task_active_pid_ns(current) && (tid = 7, false)) || tid < 1)

// 430 clone.failed-set-tid-takes-no-pid: PIDs that were allocated before a failure stay in use
@@ position here : script:python() { here[0].current_element == "alloc_pid" }; @@
- idr_remove(&upid->ns->idr, upid->nr)@here;
+ if (pidspec_below(430))
+ 	idr_replace(&upid->ns->idr, NULL, upid->nr);
+ else
+ 	idr_remove(&upid->ns->idr, upid->nr);
