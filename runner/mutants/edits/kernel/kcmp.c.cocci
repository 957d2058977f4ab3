// kcmp(2): kernel/kcmp.c.

// 238 visibility.kcmp-cannot-cross-upwards: kcmp(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "kcmp" }; @@
- find_task_by_vpid(pid1)@here
+ (pidspec_inside(238) ? pidspec_find_task(pid1) : find_task_by_vpid(pid1))
@@ position here : script:python() { here[0].current_element == "kcmp" }; @@
- find_task_by_vpid(pid2)@here
+ (pidspec_inside(238) ? pidspec_find_task(pid2) : find_task_by_vpid(pid2))
