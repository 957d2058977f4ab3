// Capabilities: kernel/capability.c.

// 237 visibility.capget-cannot-cross-upwards: capget(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "cap_get_target_pid" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(237) ? pidspec_find_task(pid) : find_task_by_vpid(pid))
