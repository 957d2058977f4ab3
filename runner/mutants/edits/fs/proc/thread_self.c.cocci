// /proc/thread-self: fs/proc/thread_self.c.

// 314 procfs.thread-self-*: the TID is that in the reader's own namespace
@@ position here : script:python() { here[0].current_element == "proc_thread_self_get_link" }; @@
- task_pid_nr_ns(current, ns)@here
+ task_pid_nr_ns(current, pidspec_below(314) ? task_active_pid_ns(current) : ns)
