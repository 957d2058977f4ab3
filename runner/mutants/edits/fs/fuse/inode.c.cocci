// Mounts of FUSE: fs/fuse/inode.c.

// 445 translation.fuse-pid-is-the-servers-view: the PIDs are those in the namespace for children of the server
@@ position here : script:python() { here[0].current_element == "fuse_conn_init" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(445) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))
