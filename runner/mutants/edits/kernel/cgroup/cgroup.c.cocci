// Control groups: kernel/cgroup/cgroup.c.

// 247 translation.cgroup-procs-lists-the-readers-numbers: the PIDs in the initial namespace are listed
@@ position here : script:python() { here[0].current_element == "cgroup_procs_show" }; @@
- task_pid_vnr(v)@here
+ (pidspec_below(247) ? task_pid_nr(v) : task_pid_vnr(v))

// 248 translation.cgroup-procs-takes-the-writers-numbers: processes of the parent namespace are found, too
@@ position here : script:python() { here[0].current_element == "cgroup_procs_write_start" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(248) ? pidspec_find_task(pid) : find_task_by_vpid(pid))

// 368 translation.cgroup-procs-lists-the-readers-numbers: cgroup.threads lists processes
@@ position here : script:python() { here[0].current_element == "cgroup_procs_show" }; @@
- task_pid_vnr(v)@here
+ (pidspec_below(368) ? task_tgid_vnr(v) : task_pid_vnr(v))

// 388 translation.cgroup-procs-takes-the-writers-numbers: a TID written to cgroup.threads is also looked up in the parent namespace
@@ position here : script:python() { here[0].current_element == "cgroup_procs_write_start" }; @@
- find_task_by_vpid(pid)@here
+ (pidspec_inside(388) && !threadgroup ? pidspec_find_task(pid) : find_task_by_vpid(pid))
