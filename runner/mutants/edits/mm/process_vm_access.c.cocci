// process_vm_readv(2), process_vm_writev(2): mm/process_vm_access.c.

// 336 visibility.process-vm-cannot-cross-upwards: processes of the parent namespace are found, too
@@ position here : script:python() { here[0].current_element == "process_vm_rw_core" }; @@
- find_get_task_by_vpid(pid)@here
+ (pidspec_inside(336) ? pidspec_find_get_task(pid) : find_get_task_by_vpid(pid))

// 391 visibility.process-vm-cannot-cross-upwards: processes of the initial namespace are found, too
@@ position here : script:python() { here[0].current_element == "process_vm_rw_core" }; @@
- find_get_task_by_vpid(pid)@here
+ (pidspec_inside(391) ? pidspec_find_get_initial_task(pid) : find_get_task_by_vpid(pid))
