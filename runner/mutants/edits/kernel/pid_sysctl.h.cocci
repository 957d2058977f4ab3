// vm.memfd_noexec: kernel/pid_sysctl.h.

// 342 sysctl.memfd-noexec-cannot-be-lowered: a value below that of the parent is accepted
@@ position here : script:python() { here[0].current_element == "pid_mfd_noexec_dointvec_minmax" }; @@
- table_copy.extra1 = &parent_scope@here
+ table_copy.extra1 = pidspec_mutant(342) ? table->extra1 : &parent_scope

// 343 sysctl.memfd-noexec-*: writing changes the value of the parent namespace
@@ expression E; position here : script:python() { here[0].current_element == "pid_mfd_noexec_dointvec_minmax" }; @@
- WRITE_ONCE(ns->memfd_noexec_scope, E)@here
+ WRITE_ONCE((pidspec_mutant(343) && ns->level > 1 ? ns->parent : ns)->memfd_noexec_scope, E)

// 348 sysctl.memfd-noexec-is-per-namespace: memfd_noexec is that of the namespace for children
@@ position here : script:python() { here[0].current_element == "pid_mfd_noexec_dointvec_minmax" }; @@
- task_active_pid_ns(current)@here
+ (pidspec_below(348) ? current->nsproxy->pid_ns_for_children : task_active_pid_ns(current))

// 429 sysctl.memfd-noexec-write-needs-privilege: every process that can open memfd_noexec can write it
@@ position here : script:python() { here[0].current_element == "pid_mfd_noexec_dointvec_minmax" }; @@
- ns_capable(ns->user_ns, CAP_SYS_ADMIN)@here
+ (pidspec_below(429) || ns_capable(ns->user_ns, CAP_SYS_ADMIN))
