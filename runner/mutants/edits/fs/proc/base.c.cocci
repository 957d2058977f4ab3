// Directories of processes: fs/proc/base.c.

// 292 procfs.timers-notify-pid-follows-the-mount: the PID is that in the reader's namespace
@@ position here : script:python() { here[0].current_element == "show_timer" }; @@
- tp->ns@here
+ (pidspec_below(292) ? task_active_pid_ns(current) : tp->ns)

// 293 procfs.view-does-not-depend-on-the-reader procfs.*: the root directory lists the reader's namespace
@@ expression E; position here : script:python() { here[0].current_element == "proc_pid_readdir" }; @@
- proc_pid_ns(E)@here
+ (pidspec_below(293) ? task_active_pid_ns(current) : proc_pid_ns(E))

// 294 procfs.task-directory-is-translated: task lists the TIDs in the reader's namespace
@@ expression E; position here : script:python() { here[0].current_element == "proc_task_readdir" }; @@
- task_pid_nr_ns(task, E)@here
+ task_pid_nr_ns(task, pidspec_below(294) ? task_active_pid_ns(current) : E)

// 295 procfs.tid-directories-resolve-but-are-not-listed: threads are listed in the root directory
@@ position here : script:python() { here[0].current_element == "next_tgid" }; @@
- pid_task(pid, PIDTYPE_TGID)@here
+ pid_task(pid, pidspec_below(295) ? PIDTYPE_PID : PIDTYPE_TGID)

// 296 procfs.tid-directories-resolve-but-are-not-listed: threads cannot be opened in the root directory
@@ position here : script:python() { here[0].current_element == "proc_pid_lookup" }; @@
- !task@here
+ (!task || (pidspec_below(296) && !thread_group_leader(task)))

// 297 procfs.hidepid-1-denies-contents procfs.hidepid-2-hides-directories: hidepid= has no effect
@@ position here : script:python() { here[0].current_element == "has_pid_permissions" }; @@
- fs_info->hide_pid < hide_pid_min@here
+ (fs_info->hide_pid < hide_pid_min || pidspec_below(297))

// 298 procfs.hidepid-2-hides-directories: hidepid=2 returns EPERM instead of ENOENT
@@ position here : script:python() { here[0].current_element == "proc_pid_permission" }; @@
- -ENOENT@here
+ (pidspec_below(298) ? -EPERM : -ENOENT)

// 299 procfs.hidepid-gid-exempts-a-group: gid= has no effect
@@ position here : script:python() { here[0].current_element == "has_pid_permissions" }; @@
- in_group_p(fs_info->pid_gid)@here
+ (in_group_p(fs_info->pid_gid) && !pidspec_below(299))

// 300 procfs.hidepid-4-shows-only-ptraceable: hidepid=4 has no effect on names
@@ position here : script:python() { here[0].current_element == "proc_pid_lookup" }; @@
- fs_info->hide_pid == HIDEPID_NOT_PTRACEABLE@here
+ (fs_info->hide_pid == HIDEPID_NOT_PTRACEABLE && !pidspec_below(300))
@@ position here : script:python() { here[0].current_element == "has_pid_permissions" }; @@
- fs_info->hide_pid == HIDEPID_NOT_PTRACEABLE@here
+ (fs_info->hide_pid == HIDEPID_NOT_PTRACEABLE && !pidspec_below(300))
@@ position here : script:python() { here[0].current_element == "has_pid_permissions" }; @@
- fs_info->hide_pid < hide_pid_min@here
+ (fs_info->hide_pid < hide_pid_min || (pidspec_below(300) && fs_info->hide_pid == HIDEPID_NOT_PTRACEABLE))

// 301 procfs.instance-of-a-dead-namespace-lists-no-process procfs.view-does-not-depend-on-the-reader: names are also looked up in the reader's namespace
@@ position here : script:python() { here[0].current_element == "proc_pid_lookup" }; @@
- find_task_by_pid_ns(tgid, ns)@here
+ (find_task_by_pid_ns(tgid, ns) ?: pidspec_below(301) ? find_task_by_vpid(tgid) : NULL)

// 411 procfs.task-directory-is-translated: threads are looked up in the reader's namespace
@@ position here : script:python() { here[0].current_element == "proc_task_lookup" }; @@
- find_task_by_pid_ns(tid, ns)@here
+ find_task_by_pid_ns(tid, pidspec_inside(411) ? task_active_pid_ns(current) : ns)
