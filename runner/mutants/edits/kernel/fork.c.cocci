// Creating processes: kernel/fork.c.

// 100 clone.newpid-with-thread-is-einval: a thread can be created in a new namespace
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- CLONE_NEWUSER | CLONE_NEWPID@here
+ CLONE_NEWUSER | (pidspec_below(100) ? 0 : CLONE_NEWPID)

// 101 unshare.thread-creation-fails-after-unshare setns.thread-creation-fails-after-setns: threads can be created while children are created elsewhere, as before Linux 3.8
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- task_active_pid_ns(current) != nsp->pid_ns_for_children@here
+ (!pidspec_below(101) && task_active_pid_ns(current) != nsp->pid_ns_for_children)

// 102 clone.parent-flag-by-init-is-einval: CLONE_PARENT succeeds in an init
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- (clone_flags & CLONE_PARENT)@here
+ ((clone_flags & CLONE_PARENT) && !pidspec_mutant(102))

// 103 clone.parent-flag-by-member-gives-a-sibling clone.newpid-with-parent-creates-a-sibling-init: CLONE_PARENT fails in every namespace except the initial one
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- current->signal->flags & SIGNAL_UNKILLABLE@here
+ (current->signal->flags & SIGNAL_UNKILLABLE || pidspec_below(103))

// 104 unshare.vfork-child-goes-to-the-new-namespace: vfork(2) fails while children are created elsewhere, as in Linux 3.8
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- (clone_flags & CLONE_SIGHAND) && !(clone_flags & CLONE_VM)@here
+ ((clone_flags & CLONE_SIGHAND) && !(clone_flags & CLONE_VM)) || (pidspec_below(104) && clone_flags & CLONE_VM && !(clone_flags & CLONE_NEWPID) && task_active_pid_ns(current) != nsp->pid_ns_for_children)

// 105 clone.newpid-with-vm-is-allowed clone.newpid-with-sighand-is-allowed: CLONE_VM with CLONE_NEWPID fails
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- (clone_flags & CLONE_THREAD) && !(clone_flags & CLONE_SIGHAND)@here
+ (((clone_flags & CLONE_THREAD) && !(clone_flags & CLONE_SIGHAND)) || (pidspec_below(105) && clone_flags & CLONE_NEWPID && clone_flags & CLONE_VM && !(clone_flags & CLONE_VFORK)))

// 106 clone.newpid-with-other-sharing-flags: CLONE_FILES with CLONE_NEWPID fails
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- (clone_flags & CLONE_THREAD) && !(clone_flags & CLONE_SIGHAND)@here
+ (((clone_flags & CLONE_THREAD) && !(clone_flags & CLONE_SIGHAND)) || (pidspec_below(106) && clone_flags & CLONE_NEWPID && clone_flags & CLONE_FILES))

// 107 init-signals.*: init has no protection from signals, as before Linux 2.6.30
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- p->signal->flags |= SIGNAL_UNKILLABLE@here
+ p->signal->flags |= pidspec_mutant(107) && ns_of_pid(pid)->level > 1 ? 0 : SIGNAL_UNKILLABLE

// 108 reparenting.subreaper-attribute-not-inherited-into-the-namespace: children of a subreaper are subreapers
@@ expression E; position here : script:python() { here[0].current_element == "copy_process" }; @@
- p->signal->has_child_subreaper = E@here
+ p->signal->has_child_subreaper = (p->signal->is_child_subreaper = pidspec_below(108) && p->real_parent->signal->is_child_subreaper, E)

// 109 translation.parent-settid-is-the-callers-view: CLONE_PARENT_SETTID stores the TID in the initial namespace

// 110 translation.clone-returns-the-callers-view: clone(2) returns the child's PID in its own namespace
@@ @@
(
- nr = pid_vnr(pid)
+ nr = pidspec_inside(110) ? pid->numbers[pid->level].nr : pid_vnr(pid)
|
- put_user(nr, args->parent_tid)
+ put_user(pidspec_below(109) ? pid_nr(pid) : nr, args->parent_tid)
)

// 111 translation.set-tid-address-is-the-callers-view: set_tid_address(2) returns the TID in the initial namespace
@@ position here : script:python() { here[0].current_element == "set_tid_address" }; @@
- task_pid_vnr(current)@here
+ (pidspec_below(111) ? task_pid_nr(current) : task_pid_vnr(current))

// 112 clone.set-tid-pointer-and-size-must-agree: set_tid is ignored if set_tid_size is 0
@@ position here : script:python() { here[0].current_element == "copy_clone_args_from_user" }; @@
- args.set_tid_size == 0@here
+ (args.set_tid_size == 0 && !pidspec_mutant(112))

// 114 unshare.unshare-affects-only-the-calling-thread: unshare(CLONE_NEWPID) requires a single thread
@@ position here : script:python() { here[0].current_element == "check_unshare_flags" }; @@
- (CLONE_THREAD | CLONE_SIGHAND | CLONE_VM)@here
+ (CLONE_THREAD | CLONE_SIGHAND | CLONE_VM | (pidspec_below(114) ? CLONE_NEWPID : 0))

// 115 numbering.second-child-of-unsharer-is-not-init: children whose parent is outside have the signal protection of an init
@@ position here : script:python() { here[0].current_element == "copy_process" }; @@
- p->signal->shared_pending.signal = delayed.signal@here;
+ p->signal->shared_pending.signal = delayed.signal;
+ if (pidspec_mutant(115) && task_active_pid_ns(current) != ns_of_pid(pid))
+ 	p->signal->flags |= SIGNAL_UNKILLABLE;

// 369 translation.set-tid-address-is-the-callers-view: set_tid_address(2) returns the PID of the process
@@ position here : script:python() { here[0].current_element == "set_tid_address" }; @@
- task_pid_vnr(current)@here
+ (pidspec_below(369) ? task_tgid_vnr(current) : task_pid_vnr(current))

// 406 limits.default-in-the-initial-user-namespace: the default is a quarter of threads-max
@@ position here : script:python() { here[0].current_element == "fork_init" }; @@
- init_user_ns.ucount_max[i] = max_threads/2@here
+ init_user_ns.ucount_max[i] = pidspec_mutant(406) && i == UCOUNT_PID_NAMESPACES ? max_threads/4 : max_threads/2
