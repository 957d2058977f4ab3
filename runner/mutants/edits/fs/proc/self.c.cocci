// /proc/self: fs/proc/self.c.

// 312 procfs.self-is-the-callers-pid-in-the-mounts-namespace: self is the PID in the reader's own namespace
@@ position here : script:python() { here[0].current_element == "proc_self_get_link" }; @@
- task_tgid_nr_ns(current, ns)@here
+ task_tgid_nr_ns(current, pidspec_below(312) && ns->level < task_pid(current)->level ? task_active_pid_ns(current) : ns)

// 313 procfs.self-is-absent-for-processes-not-in-the-namespace: self is 0 if the reader has no PID
@@ position here : script:python() { here[0].current_element == "proc_self_get_link" }; @@
- !tgid@here
+ (!tgid && !pidspec_below(313))

// 447 procfs.self-is-the-process-of-a-thread: self is the TID of a thread
@@ expression E; position here : script:python() { here[0].current_element == "proc_self_get_link" }; @@
- task_tgid_nr_ns(current, E)@here
+ (pidspec_below(447) ? task_pid_nr_ns(current, E) : task_tgid_nr_ns(current, E))
