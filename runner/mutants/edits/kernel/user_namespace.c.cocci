// Owners of namespaces: kernel/user_namespace.c.

// 66 limits.default-in-new-user-namespace-is-int-max: a new user namespace starts with the limit of its parent
@@ expression E; position here : script:python() { here[0].current_element == "create_user_ns" }; @@
- ns->ucount_max[E] = INT_MAX@here
+ ns->ucount_max[E] = pidspec_mutant(66) && E == UCOUNT_PID_NAMESPACES ? parent_ns->ucount_max[E] : INT_MAX

// 67 ioctl.get-userns-outside-scope-is-eperm: the owner is returned to every caller
@@ position here : script:python() { here[0].current_element == "ns_get_owner" }; @@
- p == my_user_ns@here
+ (p == my_user_ns || pidspec_mutant(67))

// 68 ioctl.get-userns-outside-scope-is-eperm: EINVAL instead of EPERM
@@ position here : script:python() { here[0].current_element == "ns_get_owner" }; @@
- -EPERM@here
+ (pidspec_mutant(68) ? -EINVAL : -EPERM)
