// get_robust_list(2): kernel/futex/syscalls.c.

// 241 visibility.get-robust-list-cannot-cross-upwards: get_robust_list(2) finds processes of the parent namespace, too
@@ @@
- find_task_by_vpid(pid)
+ (pidspec_inside(241) ? pidspec_find_task(pid) : find_task_by_vpid(pid))
