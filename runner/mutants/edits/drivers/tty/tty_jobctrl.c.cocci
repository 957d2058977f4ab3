// Terminals: drivers/tty/tty_jobctrl.c.

// 333 translation.tty-group-and-session-are-zero-when-outside: TIOCGPGRP returns the ID in the initial namespace
@@ position here : script:python() { here[0].current_element == "tiocgpgrp" }; @@
- pid_vnr(pid)@here
+ (pidspec_below(333) ? pid_nr(pid) : pid_vnr(pid))

// 334 translation.tty-group-and-session-are-zero-when-outside: TIOCGSID returns the ID in the initial namespace
@@ position here : script:python() { here[0].current_element == "tiocgsid" }; @@
- pid_vnr(real_tty->ctrl.session)@here
+ (pidspec_below(334) ? pid_nr(real_tty->ctrl.session) : pid_vnr(real_tty->ctrl.session))

// 335 translation.tcsetpgrp-takes-the-callers-numbers: TIOCSPGRP accepts the ID in the initial namespace
@@ position here : script:python() { here[0].current_element == "tiocspgrp" }; @@
- find_vpid(pgrp_nr)@here
+ (pidspec_below(335) ? find_pid_ns(pgrp_nr, &init_pid_ns) : find_vpid(pgrp_nr))

// 366 translation.tcsetpgrp-takes-the-callers-numbers: TIOCGSID returns the foreground group
@@ position here : script:python() { here[0].current_element == "tiocgsid" }; @@
- pid_vnr(real_tty->ctrl.session)@here
+ pid_vnr(pidspec_below(366) ? real_tty->ctrl.pgrp : real_tty->ctrl.session)

// 379 translation.tcsetpgrp-takes-the-callers-numbers: TIOCSPGRP also accepts the ID in the initial namespace
@@ position here : script:python() { here[0].current_element == "tiocspgrp" }; @@
- find_vpid(pgrp_nr)@here
+ (find_vpid(pgrp_nr) ?: pidspec_inside(379) ? find_pid_ns(pgrp_nr, &init_pid_ns) : NULL)
