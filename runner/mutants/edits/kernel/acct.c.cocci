// Process accounting: kernel/acct.c.

// 436 translation.acct-pid-is-of-the-accounting-namespace: the record has the PID in the namespace of the process
@@ position here : script:python() { here[0].current_element == "fill_ac" }; @@
- task_tgid_nr_ns(current, ns)@here
+ (pidspec_inside(436) ? task_tgid_vnr(current) : task_tgid_nr_ns(current, ns))
