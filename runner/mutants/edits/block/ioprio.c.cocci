// Priorities of I/O: block/ioprio.c.

// 339 visibility.ioprio-cannot-cross-upwards: ioprio_set(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "ioprio_set" }; @@
- find_task_by_vpid(who)@here
+ (pidspec_inside(339) ? pidspec_find_task(who) : find_task_by_vpid(who))

// 340 visibility.ioprio-cannot-cross-upwards: ioprio_get(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "ioprio_get" }; @@
- find_task_by_vpid(who)@here
+ (pidspec_inside(340) ? pidspec_find_task(who) : find_task_by_vpid(who))
