// Helpers of BPF programs: kernel/bpf/helpers.c.

// 433 translation.bpf-helper-has-the-numbers-of-its-namespace: the helper returns the PID in the initial namespace
@@ @@
- task_tgid_nr_ns(task, pidns)
+ (pidspec_below(433) ? task_tgid_nr(task) : task_tgid_nr_ns(task, pidns))

// 434 translation.bpf-helper-has-the-numbers-of-its-namespace: the TID is the PID of the process
@@ @@
- task_pid_nr_ns(task, pidns)
+ (pidspec_below(434) ? task_tgid_nr_ns(task, pidns) : task_pid_nr_ns(task, pidns))
