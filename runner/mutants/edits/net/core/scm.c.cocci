// Credentials sent: net/core/scm.c.

// 326 translation.scm-credentials-foreign-pid-needs-capability: a capability in the sender's own user namespace suffices, as before Linux 3.11
@@ position here : script:python() { here[0].current_element == "scm_check_creds" }; @@
- ns_capable(task_active_pid_ns(current)->user_ns, CAP_SYS_ADMIN)@here
+ ns_capable(pidspec_below(326) ? current_user_ns() : task_active_pid_ns(current)->user_ns, CAP_SYS_ADMIN)

// 327 translation.scm-credentials-unused-pid-is-esrch: a PID that no process has is accepted
@@ position here : script:python() { here[0].current_element == "__scm_send" }; @@
- !pid@here
+ (!pid && !(pidspec_below(327) && (pid = get_pid(task_tgid(current)))))

// 328 translation.scm-credentials-explicit-pid-is-the-senders-number: the PID is looked up in the initial namespace
@@ position here : script:python() { here[0].current_element == "__scm_send" }; @@
- find_get_pid(creds.pid)@here
+ (pidspec_below(328) ? get_pid(find_pid_ns(creds.pid, &init_pid_ns)) : find_get_pid(creds.pid))

// 329 translation.scm-credentials-foreign-pid-needs-capability: no capability is required to send any PID
@@ position here : script:python() { here[0].current_element == "scm_check_creds" }; @@
- creds->pid == task_tgid_vnr(current)@here
+ (creds->pid == task_tgid_vnr(current) || pidspec_below(329))

// 420 translation.scm-credentials-foreign-pid-needs-capability: a capability over the namespace for children suffices
@@ position here : script:python() { here[0].current_element == "scm_check_creds" }; @@
- task_active_pid_ns(current)->user_ns@here
+ (pidspec_below(420) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))->user_ns

// 421 translation.scm-credentials-foreign-pid-needs-capability: only root of the initial user namespace can send the PID of another process
@@ expression E; position here : script:python() { here[0].current_element == "scm_check_creds" }; @@
- ns_capable(E, CAP_SYS_ADMIN)@here
+ ns_capable(pidspec_below(421) ? &init_user_ns : E, CAP_SYS_ADMIN)

// 456 translation.scm-credentials-foreign-pid-needs-capability: the sender's own PID is that in the namespace for children
@@ position here : script:python() { here[0].current_element == "scm_check_creds" }; @@
- task_tgid_vnr(current)@here
+ (pidspec_below(456) ? task_tgid_nr_ns(current, current->nsproxy->pid_ns_for_children) : task_tgid_vnr(current))
