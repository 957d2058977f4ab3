// PR_SET_PTRACER: security/yama/yama_lsm.c.

// 332 translation.pr-set-ptracer-takes-the-callers-numbers: processes of the parent namespace are found, too
@@ position here : script:python() { here[0].current_element == "yama_task_prctl" }; @@
- find_get_task_by_vpid(arg2)@here
+ (pidspec_inside(332) ? pidspec_find_get_task(arg2) : find_get_task_by_vpid(arg2))

// 424 translation.pr-set-ptracer-any-admits-other-namespaces: PR_SET_PTRACER_ANY admits only tracers of the same namespace
@@ position here : script:python() { here[0].current_element == "ptracer_exception_found" }; @@
- parent == NULL@here
+ (parent == NULL && !(pidspec_mutant(424) && task_active_pid_ns(tracer) != task_active_pid_ns(tracee)))
