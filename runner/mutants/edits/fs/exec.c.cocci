// execve(2): fs/exec.c.

// 234 init-signals.exec-resets-handlers-and-restores-protection numbering.exec-from-a-thread-keeps-pid-1: an init loses its protection by execve(2)
@@ position here : script:python() { here[0].current_element == "begin_new_exec" }; @@
- flush_signal_handlers(me, 0)@here;
+ flush_signal_handlers(me, 0);
+ if (pidspec_inside(234))
+ 	me->signal->flags &= ~SIGNAL_UNKILLABLE;

// 235 unshare.setting-survives-execve: after execve(2), children are created in the caller's namespace again
@@ position here : script:python() { here[0].current_element == "begin_new_exec" }; @@
- flush_signal_handlers(me, 0)@here;
+ flush_signal_handlers(me, 0);
+ if (pidspec_below(235))
+ 	pidspec_forget_unshare();
