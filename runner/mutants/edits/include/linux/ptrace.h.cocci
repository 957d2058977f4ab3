// Events of ptrace(2): include/linux/ptrace.h.

// 232 translation.ptrace-fork-event-is-the-tracers-view: the event has the PID in the tracee's namespace, as before Linux 3.16
@@ position here : script:python() { here[0].current_element == "ptrace_event_pid" }; @@
- pid_nr_ns(pid, ns)@here
+ (pidspec_mutant(232) ? pid_vnr(pid) : pid_nr_ns(pid, ns))

// 358 translation.ptrace-exec-event-is-the-tracers-view: the former TID is the PID of the process

// 233 translation.ptrace-exec-event-is-the-tracers-view: the event has the TID in the tracee's namespace
@@ expression E; position here : script:python() { here[0].current_element == "ptrace_event" }; @@
- ptrace_notify(E, message)@here
+ ptrace_notify(E, pidspec_mutant(358) && event == PTRACE_EVENT_EXEC ? task_tgid_nr_ns(current, task_active_pid_ns(current->parent)) : pidspec_mutant(233) && event == PTRACE_EVENT_EXEC ? task_pid_vnr(current) : message)

// 380 translation.ptrace-vfork-and-clone-events-are-the-tracers-view: the event of the end of a vfork(2) has the PID in the child's own namespace
@@ position here : script:python() { here[0].current_element == "ptrace_event_pid" }; @@
- pid_nr_ns(pid, ns)@here
+ (pidspec_mutant(380) && event == PTRACE_EVENT_VFORK_DONE ? pid->numbers[pid->level].nr : pid_nr_ns(pid, ns))

// 381 translation.ptrace-vfork-and-clone-events-are-the-tracers-view: the events of vfork(2) and of a new thread have the number in its own namespace
@@ position here : script:python() { here[0].current_element == "ptrace_event_pid" }; @@
- pid_nr_ns(pid, ns)@here
+ (pidspec_mutant(381) && (event == PTRACE_EVENT_VFORK || event == PTRACE_EVENT_CLONE) ? pid->numbers[pid->level].nr : pid_nr_ns(pid, ns))
