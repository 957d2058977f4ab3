// Performance counters: kernel/events/core.c.

// 246 visibility.perf-event-open-cannot-cross-upwards: perf_event_open(2) finds processes of the parent namespace, too
@@ position here : script:python() { here[0].current_element == "find_lively_task_by_vpid" }; @@
- find_task_by_vpid(vpid)@here
+ (pidspec_inside(246) ? pidspec_find_task(vpid) : find_task_by_vpid(vpid))

// 414 translation.perf-record-names-the-pid-namespace: the namespace for children is recorded
@@ expression E; position here : script:python() { here[0].current_element == "perf_event_namespaces" }; @@
- perf_fill_ns_link_info(E, task, &pidns_operations)@here
+ perf_fill_ns_link_info(E, task, pidspec_below(414) ? &pidns_for_children_operations : &pidns_operations)
