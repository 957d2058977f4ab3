// Control groups of version 1: kernel/cgroup/cgroup-v1.c.

// 427 translation.cgroup1-tasks-have-the-readers-numbers: the PIDs in the initial namespace are listed
@@ position here : script:python() { here[0].current_element == "pidlist_array_load" }; @@
- task_tgid_vnr(tsk)@here
+ (pidspec_below(427) ? task_tgid_nr(tsk) : task_tgid_vnr(tsk))
@@ position here : script:python() { here[0].current_element == "pidlist_array_load" }; @@
- task_pid_vnr(tsk)@here
+ (pidspec_below(427) ? task_pid_nr(tsk) : task_pid_vnr(tsk))

// 428 translation.cgroup1-tasks-have-the-readers-numbers: tasks lists processes
@@ position here : script:python() { here[0].current_element == "pidlist_array_load" }; @@
- task_pid_vnr(tsk)@here
+ (pidspec_below(428) ? task_tgid_vnr(tsk) : task_pid_vnr(tsk))
