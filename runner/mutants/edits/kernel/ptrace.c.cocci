// Tracing: kernel/ptrace.c.

// 230 visibility.ptrace-cannot-cross-upwards: ptrace(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "ptrace" }; @@
- find_get_task_by_vpid(pid)@here
+ (pidspec_inside(230) ? pidspec_find_get_task(pid) : find_get_task_by_vpid(pid))

// 231 init-signals.members-may-ptrace-init: tracing an init fails
@@ position here : script:python() { here[0].current_element == "ptrace_attach" }; @@
- task->flags & PF_KTHREAD@here
+ (task->flags & PF_KTHREAD || (pidspec_inside(231) && is_child_reaper(task_pid(task))))

// 392 visibility.ptrace-cannot-cross-upwards: ptrace(2) finds processes of the initial namespace, too
@@ position here : script:python() { here[0].current_element == "ptrace" }; @@
- find_get_task_by_vpid(pid)@here
+ (pidspec_inside(392) ? pidspec_find_get_initial_task(pid) : find_get_task_by_vpid(pid))
