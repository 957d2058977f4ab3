// Links to namespaces: fs/proc/namespaces.c.

// 302 procfs.ns-link-needs-ptrace-read-access: no permission is required to read the link
@@ expression E, F; position here : script:python() { here[0].current_element == "proc_ns_readlink" }; @@
- ptrace_may_access(E, F)@here
+ (pidspec_below(302) || ptrace_may_access(E, F))

// 303 procfs.ns-link-needs-ptrace-read-access: no permission is required to follow the link
@@ expression E, F; position here : script:python() { here[0].current_element == "proc_ns_get_link" }; @@
- ptrace_may_access(E, F)@here
+ (pidspec_below(303) || ptrace_may_access(E, F))
