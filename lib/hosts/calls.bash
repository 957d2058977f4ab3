# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034 # for those that load it
#
# The system calls that rules and the library use, except those that every program needs
# to start or to print (mmap, brk, execve, arch_prctl, exit_group, write, writev, close).

calls='accept access acct bind bpf capget capset clone clone3 connect dup dup2 dup3
	fanotify_init fanotify_mark fcntl flock fsconfig fsmount fsopen fstat futex get_mempolicy
	get_robust_list getdents64 getegid geteuid getpgid getpid getppid getpriority getsid
	getsockname getsockopt gettid getuid ioctl ioprio_get ioprio_set kcmp kill listen
	lseek membarrier memfd_create migrate_pages mount move_pages mq_notify mq_open
	mq_timedsend msgctl msgget msgrcv msgsnd munmap name_to_handle_at newfstatat open
	open_by_handle_at openat perf_event_open pidfd_open pidfd_send_signal pipe pipe2
	poll prctl pread64 prlimit64 process_vm_readv process_vm_writev ptrace read readlink
	reboot recvmsg rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo
	rt_sigtimedwait rt_tgsigqueueinfo sched_getaffinity sched_getattr sched_getparam
	sched_getscheduler sched_rr_get_interval sched_setaffinity sched_setattr
	sched_setparam sched_setscheduler seccomp semctl semget
	semop sendmsg sendto set_tid_address setgroups sethostname setns setpgid setpriority
	setresgid setresuid setsid setsockopt shmat shmctl shmget signalfd4 socket
	socketpair stat tgkill timer_create timer_gettime timer_settime tkill umount2 uname
	unshare wait4 waitid'
