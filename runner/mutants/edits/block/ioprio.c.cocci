// Priorities of I/O: block/ioprio.c.

// 339 visibility.ioprio-cannot-cross-upwards: ioprio_set(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "ioprio_set" }; @@
- find_task_by_vpid(who)@here
+ (pidspec_inside(339) ? pidspec_find_task(who) : find_task_by_vpid(who))

// 340 visibility.ioprio-cannot-cross-upwards: ioprio_get(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "ioprio_get" }; @@
- find_task_by_vpid(who)@here
+ (pidspec_inside(340) ? pidspec_find_task(who) : find_task_by_vpid(who))

// 373 visibility.ioprio-pgrp-cannot-cross-upwards: ioprio_set(2) finds groups of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "ioprio_set" }; @@
- find_vpid(who)@here
+ (pidspec_inside(373) ? pidspec_find_pid(who) : find_vpid(who))

// 374 visibility.ioprio-pgrp-cannot-cross-upwards: ioprio_get(2) finds groups of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "ioprio_get" }; @@
- find_vpid(who)@here
+ (pidspec_inside(374) ? pidspec_find_pid(who) : find_vpid(who))

// 375 visibility.ioprio-user-skips-invisible-processes: ioprio_get(2) reads all of a user's processes
@@ position here : script:python() { here[0].current_element == "ioprio_get" }; @@
- task_pid_vnr(p)@here
+ (task_pid_vnr(p) || pidspec_below(375))
