// Mounting: fs/proc/root.c.

// 304 procfs.mount-after-unshare-without-fork-is-the-old-namespace: procfs is mounted for the namespace of the children
@@ position here : script:python() { here[0].current_element == "proc_init_fs_context" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(304) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))

// 305 procfs.mount-needs-cap-over-the-owner-of-the-pid-namespace: only the mounter's own user namespace is checked
@@ position here : script:python() { here[0].current_element == "proc_init_fs_context" }; @@
- get_user_ns(ctx->pid_ns->user_ns)@here
+ get_user_ns(pidspec_below(305) ? current_user_ns() : ctx->pid_ns->user_ns)

// 306 procfs.mount-shows-only-the-mounters-namespace procfs.new-mount-works-directly-over-proc procfs.*: procfs is mounted for the parent namespace
@@ position here : script:python() { here[0].current_element == "proc_init_fs_context" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_inside(306) ? task_active_pid_ns(current)->parent : task_active_pid_ns(current))

// 307 procfs.mount-refused-when-proc-is-overmounted procfs.mount-refused-when-only-a-subtree-is-visible procfs.mount-may-not-override-readonly procfs.mount-may-not-override-atime procfs.subset-pid-mount-allowed-when-overmounted: mounts over parts of procfs are ignored
@@ position here : script:python() { here[0].current_element == "proc_fill_super" }; @@
- SB_I_USERNS_VISIBLE@here
+ (pidspec_below(307) ? 0 : SB_I_USERNS_VISIBLE)

// 308 procfs.hidepid-rejects-unknown-values: any value of hidepid= is accepted
@@ position here : script:python() { here[0].current_element == "proc_parse_hidepid_param" }; @@
- !valid_hidepid(result.uint_32)@here
+ (!valid_hidepid(result.uint_32) && !pidspec_below(308))

// 309 procfs.hidepid-accepts-value-names: "invisible" means 1
@@ position here : script:python() { here[0].current_element == "proc_parse_hidepid_param" }; @@
- ctx->hidepid = HIDEPID_INVISIBLE@here
+ ctx->hidepid = pidspec_below(309) ? HIDEPID_NO_ACCESS : HIDEPID_INVISIBLE

// 310 procfs.subset-pid-hides-system-files: subset=pid has no effect
@@ position here : script:python() { here[0].current_element == "proc_apply_options" }; @@
- fs_info->pidonly = ctx->pidonly@here
+ fs_info->pidonly = pidspec_below(310) ? PROC_PIDONLY_OFF : ctx->pidonly

// 311 procfs.owner-userns-root-may-mount: only root of the initial user namespace can mount procfs
@@ expression E; position here : script:python() { here[0].current_element == "proc_init_fs_context" }; @@
- get_user_ns(E)@here
+ get_user_ns(pidspec_below(311) ? &init_user_ns : E)
