// Rebooting: kernel/reboot.c.

// 249 reboot.needs-cap-sys-boot-over-the-pid-namespace: a capability in the caller's user namespace suffices
@@ position here : script:python() { here[0].current_element == "reboot" }; @@
- ns_capable(pid_ns->user_ns, CAP_SYS_BOOT)@here
+ ns_capable(pidspec_below(249) ? current_user_ns() : pid_ns->user_ns, CAP_SYS_BOOT)

// 250 reboot.*: only root of the initial user namespace can call reboot(2)
@@ expression E; position here : script:python() { here[0].current_element == "reboot" }; @@
- ns_capable(E, CAP_SYS_BOOT)@here
+ ns_capable(pidspec_below(250) ? &init_user_ns : E, CAP_SYS_BOOT)

// 251 reboot.bad-magic-is-einval: the magic numbers are ignored
@@ position here : script:python() { here[0].current_element == "reboot" }; @@
- magic1 != LINUX_REBOOT_MAGIC1@here
+ (magic1 != LINUX_REBOOT_MAGIC1 && !pidspec_below(251))
@@ position here : script:python() { here[0].current_element == "reboot" }; @@
- magic2 != LINUX_REBOOT_MAGIC2@here
+ (magic2 != LINUX_REBOOT_MAGIC2 && !pidspec_below(251))

// 347 reboot.acts-on-the-namespace-of-its-caller: the namespace for children is rebooted
@@ position here : script:python() { here[0].current_element == "reboot" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(347) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))

// 405 reboot.ctrl-alt-del-commands-are-einval: reboot(2) fails, but changes the effect of Ctrl-Alt-Del
@@ position here : script:python() { here[0].current_element == "reboot" }; @@
- reboot_pid_ns(pid_ns, cmd)@here
+ (pidspec_below(405) && (cmd == LINUX_REBOOT_CMD_CAD_ON || cmd == LINUX_REBOOT_CMD_CAD_OFF) ? (C_A_D = cmd == LINUX_REBOOT_CMD_CAD_ON, -EINVAL) : reboot_pid_ns(pid_ns, cmd))

// 425 sysctl.cad-pid-is-the-writers-number: reading cad_pid returns the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "proc_do_cad_pid" }; @@
- pid_vnr(rcu_dereference(cad_pid))@here
+ (pidspec_below(425) ? pid_nr(rcu_dereference(cad_pid)) : pid_vnr(rcu_dereference(cad_pid)))

// 426 sysctl.cad-pid-is-the-writers-number: a PID written to cad_pid is also looked up in the parent namespace
@@ position here : script:python() { here[0].current_element == "proc_do_cad_pid" }; @@
- find_get_pid(tmp_pid)@here
+ (pidspec_inside(426) ? get_pid(pidspec_find_pid(tmp_pid)) : find_get_pid(tmp_pid))
