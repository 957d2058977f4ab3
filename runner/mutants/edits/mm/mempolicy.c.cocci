// migrate_pages(2): mm/mempolicy.c.

// 337 visibility.numa-calls-cannot-cross-upwards: migrate_pages(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "kernel_migrate_pages" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(337) ? pidspec_find_task(pid) : find_task_by_vpid(pid))
