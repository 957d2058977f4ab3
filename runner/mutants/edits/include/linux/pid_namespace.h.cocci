// vm.memfd_noexec: include/linux/pid_namespace.h.

// 341 sysctl.memfd-noexec-most-restrictive-ancestor-applies: the values of ancestors are not checked
@@ position here : script:python() { here[0].current_element == "pidns_memfd_noexec_scope" }; @@
- ns = ns->parent@here
+ ns = pidspec_mutant(341) ? NULL : ns->parent
