// Core dumps: fs/coredump.c.

// 252 translation.core-pattern-p-i-are-namespace-ids: %p is the PID in the initial namespace
@@ position here : script:python() { here[0].current_element == "format_corename" }; @@
- task_tgid_vnr(current)@here
+ (pidspec_below(252) ? task_tgid_nr(current) : task_tgid_vnr(current))

// 253 translation.core-pattern-p-i-are-namespace-ids: %I is the TID in the namespace of the process
@@ position here : script:python() { here[0].current_element == "format_corename" }; @@
- task_pid_nr(current)@here
+ (pidspec_below(253) ? task_pid_vnr(current) : task_pid_nr(current))

// 357 translation.core-pattern-p-i-are-namespace-ids: %i is the PID
@@ position here : script:python() { here[0].current_element == "format_corename" }; @@
- task_pid_vnr(current)@here
+ (pidspec_below(357) ? task_tgid_vnr(current) : task_pid_vnr(current))

// 417 translation.core-uses-pid-appends-the-namespace-pid: core_uses_pid appends the PID in the initial namespace
@@ expression E; position here : script:python() { here[0].current_element == "format_corename" }; @@
- cn_printf(cn, ".%d", E)@here
+ cn_printf(cn, ".%d", pidspec_below(417) ? task_tgid_nr(current) : E)
