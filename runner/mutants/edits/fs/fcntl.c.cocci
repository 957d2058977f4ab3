// F_SETOWN, F_GETOWN: fs/fcntl.c.

// 254 visibility.f-setown-*: F_SETOWN finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "f_setown" }; @@
- find_vpid(who)@here
+ (pidspec_inside(254) ? pidspec_find_pid(who) : find_vpid(who))

// 255 visibility.f-setown-*: F_SETOWN_EX finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "f_setown_ex" }; @@
- find_vpid(owner.pid)@here
+ (pidspec_inside(255) ? pidspec_find_pid(owner.pid) : find_vpid(owner.pid))

// 256 translation.f-getown-is-the-callers-view: F_GETOWN returns the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "f_getown" }; @@
- pid_vnr(f_owner->pid)@here
+ (pidspec_below(256) ? pid_nr(f_owner->pid) : pid_vnr(f_owner->pid))

// 257 translation.f-getown-is-the-callers-view: F_GETOWN_EX returns the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "f_getown_ex" }; @@
- pid_vnr(f_owner->pid)@here
+ (pidspec_below(257) ? pid_nr(f_owner->pid) : pid_vnr(f_owner->pid))

// 376 visibility.f-setown-*: F_SETOWN finds groups of the initial namespace, too
@@ position here : script:python() { here[0].current_element == "f_setown" }; @@
- find_vpid(who)@here
+ (find_vpid(who) ?: pidspec_inside(376) && type == PIDTYPE_PGID ? find_pid_ns(who, &init_pid_ns) : NULL)

// 377 visibility.f-setown-*: F_SETOWN_EX finds threads of the initial namespace, too
@@ position here : script:python() { here[0].current_element == "f_setown_ex" }; @@
- find_vpid(owner.pid)@here
+ (find_vpid(owner.pid) ?: pidspec_inside(377) && type == PIDTYPE_PID ? find_pid_ns(owner.pid, &init_pid_ns) : NULL)

// 404 translation.f-setown-target-gets-sigio: SIGIO is sent to no process in a namespace
@@ position here : script:python() { here[0].current_element == "send_sigio_to_task" }; @@
- sigio_perm(p, fown, signum)@here
+ (sigio_perm(p, fown, signum) && !(pidspec_mutant(404) && task_pid(p)->level > 1))
