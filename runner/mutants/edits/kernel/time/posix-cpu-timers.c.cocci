// CPU clocks: kernel/time/posix-cpu-timers.c.

// 244 visibility.cpu-clock-cannot-cross-upwards: clocks of processes of the parent namespace can be read, too
@@ position here : script:python() { here[0].current_element == "pid_for_clock" }; @@
- find_vpid(upid)@here
+ (pidspec_inside(244) ? pidspec_find_pid(upid) : find_vpid(upid))
