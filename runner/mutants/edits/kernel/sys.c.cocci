// getpid(2) and similar calls, priorities: kernel/sys.c.

// 210 visibility.priority-cannot-cross-upwards: setpriority(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "setpriority" }; @@
- find_task_by_vpid(who)@here
+ (pidspec_inside(210) ? pidspec_find_task(who) : find_task_by_vpid(who))

// 211 visibility.priority-cannot-cross-upwards: getpriority(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "getpriority" }; @@
- find_task_by_vpid(who)@here
+ (pidspec_inside(211) ? pidspec_find_task(who) : find_task_by_vpid(who))

// 212 visibility.priority-pgrp-cannot-cross-upwards: setpriority(2) finds groups of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "setpriority" }; @@
- find_vpid(who)@here
+ (pidspec_inside(212) ? pidspec_find_pid(who) : find_vpid(who))

// 213 visibility.prio-user-skips-invisible-processes: setpriority(2) changes all of a user's processes, as before Linux 4.4
@@ position here : script:python() { here[0].current_element == "setpriority" }; @@
- task_pid_vnr(p)@here
+ (task_pid_vnr(p) || pidspec_below(213))

// 214 visibility.prio-user-skips-invisible-processes: getpriority(2) reads all of a user's processes, as before Linux 4.4
@@ position here : script:python() { here[0].current_element == "getpriority" }; @@
- task_pid_vnr(p)@here
+ (task_pid_vnr(p) || pidspec_below(214))

// 215 translation.getpid-never-changes unshare.caller-keeps-pid-and-namespace setns.child-namespace-affects-only-children: getpid(2) uses the namespace for children
@@ @@
- task_tgid_vnr(current)
+ (pidspec_below(215) ? task_tgid_nr_ns(current, current->nsproxy->pid_ns_for_children) : task_tgid_vnr(current))

// 216 translation.getppid-of-init-is-zero translation.getppid-*: getppid(2) returns the PID in the parent namespace if the parent is outside
@@ @@
- task_tgid_vnr(rcu_dereference(current->real_parent))
+ (task_tgid_vnr(rcu_dereference(current->real_parent)) ?: pidspec_inside(216) && is_child_reaper(task_pid(current)) ? task_tgid_nr_ns(rcu_dereference(current->real_parent), task_active_pid_ns(current)->parent) : 0)

// 217 translation.getppid-* setns.* reparenting.*: the parent of a process is init if its real parent is outside
@@ @@
- task_tgid_vnr(rcu_dereference(current->real_parent))
+ (task_tgid_vnr(rcu_dereference(current->real_parent)) ?: pidspec_inside(217) && !is_child_reaper(task_pid(current)))

// 218 translation.getppid-* reparenting.*: getppid(2) returns the PID in the initial namespace
@@ @@
- task_tgid_vnr(rcu_dereference(current->real_parent))
+ (task_tgid_vnr(rcu_dereference(current->real_parent)) && pidspec_inside(218) ? task_tgid_nr(rcu_dereference(current->real_parent)) : task_tgid_vnr(rcu_dereference(current->real_parent)))

// 219 translation.pgrp-and-sid-are-zero-when-leader-is-outside: getpgid(2) returns the ID in the initial namespace if the leader is outside
@@ position here : script:python() { here[0].current_element == "do_getpgid" }; @@
- pid_vnr(grp)@here
+ (pid_vnr(grp) ?: pidspec_inside(219) ? pid_nr(grp) : 0)

// 220 translation.pgrp-and-sid-are-zero-when-leader-is-outside: getsid(2) returns the ID in the initial namespace if the leader is outside
@@ position here : script:python() { here[0].current_element == "getsid" }; @@
- pid_vnr(sid)@here
+ (pid_vnr(sid) ?: pidspec_inside(220) ? pid_nr(sid) : 0)

// 221 translation.pg* visibility.parent-can-target-a-member: getpgid(2) returns the ID in the namespace of the member
@@ position here : script:python() { here[0].current_element == "do_getpgid" }; @@
- pid_vnr(grp)@here
+ (pidspec_below(221) ? grp->numbers[grp->level].nr : pid_vnr(grp))

// 222 visibility.getpgid-getsid-cannot-cross-upwards: getpgid(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "do_getpgid" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(222) ? pidspec_find_task(pid) : find_task_by_vpid(pid))

// 223 visibility.getpgid-getsid-cannot-cross-upwards: getsid(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "getsid" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(223) ? pidspec_find_task(pid) : find_task_by_vpid(pid))

// 224 visibility.setpgid-cannot-cross-upwards: setpgid(2) finds groups of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "setpgid" }; @@
- find_vpid(pgid)@here
+ (pidspec_inside(224) ? pidspec_find_pid(pgid) : find_vpid(pgid))

// 225 visibility.outer-number-of-an-own-child-is-unknown: setpgid(2) finds children by their PID in the parent namespace, too
@@ position here : script:python() { here[0].current_element == "setpgid" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(225) ? pidspec_find_task(pid) : find_task_by_vpid(pid))

// 226 translation.setpgid-setsid-use-namespace-numbers: setsid(2) returns the ID in the initial namespace
@@ position here : script:python() { here[0].current_element == "ksys_setsid" }; @@
- pid_vnr(sid)@here
+ (pidspec_below(226) ? pid_nr(sid) : pid_vnr(sid))

// 227 visibility.prlimit-cannot-cross-upwards: prlimit(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "prlimit64" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(227) ? pidspec_find_task(pid) : find_task_by_vpid(pid))

// 363 translation.getppid-inside-is-a-namespace-pid: getppid(2) returns the TID of the thread that created the process
@@ @@
- task_tgid_vnr(rcu_dereference(current->real_parent))
+ (pidspec_below(363) ? task_pid_vnr(rcu_dereference(current->real_parent)) : task_tgid_vnr(rcu_dereference(current->real_parent)))

// 372 visibility.priority-pgrp-cannot-cross-upwards: getpriority(2) finds groups of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "getpriority" }; @@
- find_vpid(who)@here
+ (pidspec_inside(372) ? pidspec_find_pid(who) : find_vpid(who))

// 446 reparenting.later-subreaper-takes-orphans: a new subreaper is not known to older descendants, as before Linux 4.11
@@ expression E; @@
- p->signal->has_child_subreaper || E
+ (p->signal->has_child_subreaper && !pidspec_below(446)) || E

@@ @@
- p->signal->has_child_subreaper = 1
+ p->signal->has_child_subreaper = !pidspec_below(446)

// 448 reparenting.former-subreaper-takes-no-orphans: the attribute of a subreaper cannot be unset
@@ @@
- me->signal->is_child_subreaper = !!arg2
+ me->signal->is_child_subreaper = !!arg2 || (pidspec_below(448) && me->signal->is_child_subreaper)

// 450 visibility.prlimit-cannot-cross-upwards: prlimit(2) finds processes of the namespace for children
@@ position here : script:python() { here[0].current_element == "prlimit64" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_below(450) ? find_task_by_pid_ns(pid, current->nsproxy->pid_ns_for_children) : find_task_by_vpid(pid))
