// What a tracer is told: include/linux/ptrace.h.

// 232 translation.ptrace-fork-event-is-the-tracers-view: the number in the namespace of the tracee is told, as before Linux 3.16
@@ position here : script:python() { here[0].current_element == "ptrace_event_pid" }; @@
- pid_nr_ns(pid, ns)@here
+ (pidspec_mutant(232) ? pid_vnr(pid) : pid_nr_ns(pid, ns))

// 233 translation.ptrace-exec-event-is-the-tracers-view: the number in the namespace of the tracee is told
@@ expression E; position here : script:python() { here[0].current_element == "ptrace_event" }; @@
- ptrace_notify(E, message)@here
+ ptrace_notify(E, pidspec_mutant(233) && event == PTRACE_EVENT_EXEC ? task_pid_vnr(current) : message)
