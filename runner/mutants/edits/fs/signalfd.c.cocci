// Signals read from files: fs/signalfd.c.

// 316 translation.signalfd-pid-is-translated: a sender who is not visible is told as init
@@ position here : script:python() { here[0].current_element == "signalfd_copyinfo" }; @@
- new.ssi_pid = kinfo->si_pid@here
+ new.ssi_pid = kinfo->si_pid ?: pidspec_below(316)
