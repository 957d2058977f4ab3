// Status files: fs/proc/array.c.

// 282 procfs.status-pid-fields-follow-the-mount: Pid in status is the PID in the reader's namespace
@@ position here : script:python() { here[0].current_element == "task_state" }; @@
- pid_nr_ns(pid, ns)@here
+ pid_nr_ns(pid, pidspec_below(282) ? task_active_pid_ns(current) : ns)

// 283 procfs.status-pid-fields-follow-the-mount: PPid in status is the PID in the initial namespace
@@ expression E; position here : script:python() { here[0].current_element == "task_state" }; @@
- task_tgid_nr_ns(rcu_dereference(p->real_parent), ns)@here
+ task_tgid_nr_ns(rcu_dereference(p->real_parent), pidspec_below(283) ? &init_pid_ns : ns)

// 284 procfs.tracerpid-is-zero-for-an-outside-tracer: TracerPid is the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "task_state" }; @@
- task_pid_nr_ns(tracer, ns)@here
+ task_pid_nr_ns(tracer, pidspec_below(284) ? &init_pid_ns : ns)

// 285 procfs.nspid-is-relative-to-the-mount procfs.nstgid-and-nspid-differ-for-threads: NSpid begins in the initial namespace
@@ position here : script:python() { here[0].current_element == "task_state" }; @@
- task_pid_nr_ns(p, pid->numbers[g].ns)@here
+ task_pid_nr_ns(p, pid->numbers[pidspec_below(285) ? g - ns->level : g].ns)

// 286 procfs.nstgid-and-nspid-differ-for-threads: NStgid shows the TID
@@ position here : script:python() { here[0].current_element == "task_state" }; @@
- task_tgid_nr_ns(p, pid->numbers[g].ns)@here
+ (pidspec_below(286) ? task_pid_nr_ns(p, pid->numbers[g].ns) : task_tgid_nr_ns(p, pid->numbers[g].ns))

// 287 procfs.nspgid-nssid-are-zero-where-leader-is-invisible: NSpgid shows the ID in the initial namespace instead of 0
@@ position here : script:python() { here[0].current_element == "task_state" }; @@
- task_pgrp_nr_ns(p, pid->numbers[g].ns)@here
+ (task_pgrp_nr_ns(p, pid->numbers[g].ns) ?: pidspec_below(287) ? task_pgrp_nr_ns(p, &init_pid_ns) : 0)

// 288 procfs.stat-group-session-tpgid-are-zero-when-outside: the session in stat is the ID in the initial namespace
@@ position here : script:python() { here[0].current_element == "do_task_stat" }; @@
- task_session_nr_ns(task, ns)@here
+ task_session_nr_ns(task, pidspec_below(288) ? &init_pid_ns : ns)

// 289 procfs.stat-group-session-tpgid-are-zero-when-outside: the foreground group in stat is the ID in the initial namespace
@@ position here : script:python() { here[0].current_element == "do_task_stat" }; @@
- pid_nr_ns(pgrp, ns)@here
+ pid_nr_ns(pgrp, pidspec_below(289) ? &init_pid_ns : ns)

// 290 procfs.status-pid-fields-follow-the-mount: the PID in stat is the PID in the reader's namespace
@@ position here : script:python() { here[0].current_element == "do_task_stat" }; @@
- pid_nr_ns(pid, ns)@here
+ pid_nr_ns(pid, pidspec_below(290) ? task_active_pid_ns(current) : ns)

// 291 procfs.children-file-is-translated: children are listed by their PIDs in the reader's namespace
@@ expression E; position here : script:python() { here[0].current_element == "children_seq_show" }; @@
- pid_nr_ns(v, E)@here
+ pid_nr_ns(v, pidspec_below(291) ? task_active_pid_ns(current) : E)

// 355 procfs.status-and-stat-distinguish-thread-process-group-and-session: NSsid shows the process group
@@ position here : script:python() { here[0].current_element == "task_state" }; @@
- task_session_nr_ns(p, pid->numbers[g].ns)@here
+ (pidspec_mutant(355) ? task_pgrp_nr_ns(p, pid->numbers[g].ns) : task_session_nr_ns(p, pid->numbers[g].ns))

// 356 procfs.status-and-stat-distinguish-thread-process-group-and-session: the session in stat is the process group
@@ expression E; position here : script:python() { here[0].current_element == "do_task_stat" }; @@
- sid = task_session_nr_ns(task, E)@here
+ sid = pidspec_mutant(356) ? task_pgrp_nr_ns(task, E) : task_session_nr_ns(task, E)

// 408 procfs.stat-group-session-tpgid-are-zero-when-outside: the process group in stat is the ID in the reader's namespace
@@ expression E; position here : script:python() { here[0].current_element == "do_task_stat" }; @@
- pgid = task_pgrp_nr_ns(task, E)@here
+ pgid = task_pgrp_nr_ns(task, pidspec_inside(408) ? task_active_pid_ns(current) : E)

// 409 procfs.tracerpid-is-zero-for-an-outside-tracer: TracerPid is the PID in the reader's namespace
@@ expression E; position here : script:python() { here[0].current_element == "task_state" }; @@
- task_pid_nr_ns(tracer, E)@here
+ task_pid_nr_ns(tracer, pidspec_inside(409) ? task_active_pid_ns(current) : E)
