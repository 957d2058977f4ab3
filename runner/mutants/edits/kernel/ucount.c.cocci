// The limit on PID namespaces: kernel/ucount.c.

// 60 limits.max-pid-namespaces-is-enforced limits.zero-forbids-all limits.*: there is no limit
@@ position here : script:python() { here[0].current_element == "inc_ucount" }; @@
- READ_ONCE(tns->ucount_max[type])@here
+ (pidspec_mutant(60) && type == UCOUNT_PID_NAMESPACES ? LONG_MAX : READ_ONCE(tns->ucount_max[type]))

// 61 limits.ancestor-limits-count: the limits of ancestor user namespaces do not apply
@@ position here : script:python() { here[0].current_element == "inc_ucount" }; @@
- READ_ONCE(tns->ucount_max[type])@here
+ (pidspec_mutant(61) && type == UCOUNT_PID_NAMESPACES && iter != ucounts ? LONG_MAX : READ_ONCE(tns->ucount_max[type]))

// 62 limits.max-pid-namespaces-is-enforced limits.*: one more than the limit can be created
@@ position here : script:python() { here[0].current_element == "inc_ucount" }; @@
- READ_ONCE(tns->ucount_max[type])@here
+ (READ_ONCE(tns->ucount_max[type]) + (pidspec_mutant(62) && type == UCOUNT_PID_NAMESPACES))

// 63 limits.zero-forbids-all: 0 means that there is no limit
@@ position here : script:python() { here[0].current_element == "inc_ucount" }; @@
- READ_ONCE(tns->ucount_max[type])@here
+ (pidspec_mutant(63) && type == UCOUNT_PID_NAMESPACES && !tns->ucount_max[type] ? LONG_MAX : READ_ONCE(tns->ucount_max[type]))

// 5 limits.applies-to-uid-0: root of the user namespace has no limit
@@ position here : script:python() { here[0].current_element == "inc_ucount" }; @@
- READ_ONCE(tns->ucount_max[type])@here
+ (pidspec_mutant(5) && type == UCOUNT_PID_NAMESPACES && uid_eq(uid, make_kuid(ns, 0)) ? LONG_MAX : READ_ONCE(tns->ucount_max[type]))

// 64 limits.change-needs-privilege limits.change-needs-cap-sys-resource: no privilege is required to change the limit
@@ expression E; position here : script:python() { here[0].current_element == "set_permissions" }; @@
- ns_capable_noaudit(E, CAP_SYS_RESOURCE)@here
+ (pidspec_mutant(64) || ns_capable_noaudit(E, CAP_SYS_RESOURCE))

// 65 limits.file-shows-the-openers-user-namespace: the file is that of the parent user namespace
@@ position here : script:python() { here[0].current_element == "set_lookup" }; @@
- current_user_ns()@here
+ pidspec_parent_of(65, current_user_ns())

@@ position here : script:python() { here[0].current_element == "set_is_seen" }; @@
- current_user_ns()@here
+ pidspec_parent_of(65, current_user_ns())
