// Shared memory: ipc/shm.c.

// 320 translation.shm-pids-are-the-callers-view: the creator is the PID in the initial namespace, as before Linux 4.17
@@ position here : script:python() { here[0].current_element == "shmctl_stat" }; @@
- pid_vnr(shp->shm_cprid)@here
+ (pidspec_below(320) ? pid_nr(shp->shm_cprid) : pid_vnr(shp->shm_cprid))

// 321 translation.shm-pids-are-the-callers-view: the last user is the PID in the initial namespace, as before Linux 4.17
@@ position here : script:python() { here[0].current_element == "shmctl_stat" }; @@
- pid_vnr(shp->shm_lprid)@here
+ (pidspec_below(321) ? pid_nr(shp->shm_lprid) : pid_vnr(shp->shm_lprid))

// 452 translation.shm-pids-are-the-callers-view: the last user that detached is a TID
@@ position here : script:python() { here[0].current_element == "__shm_close" }; @@
- task_tgid(current)@here
+ (pidspec_below(452) ? task_pid(current) : task_tgid(current))
