// move_pages(2): mm/migrate.c.

// 338 visibility.numa-calls-cannot-cross-upwards: move_pages(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "find_mm_struct" }; @@
- find_get_task_by_vpid(pid)@here
+ (pidspec_inside(338) ? pidspec_find_get_task(pid) : find_get_task_by_vpid(pid))

// 451 visibility.numa-calls-cannot-cross-upwards: move_pages(2) finds only processes of the namespace for children
@@ position here : script:python() { here[0].current_element == "find_mm_struct" }; @@
- !task@here
+ (!task || (pidspec_below(451) && !find_pid_ns(pid, current->nsproxy->pid_ns_for_children)))
