// signalfd(2): fs/signalfd.c.

// 316 translation.signalfd-pid-is-translated: a sender that is not visible is reported as init
@@ position here : script:python() { here[0].current_element == "signalfd_copyinfo" }; @@
- new.ssi_pid = kinfo->si_pid@here
+ new.ssi_pid = kinfo->si_pid ?: pidspec_below(316)
