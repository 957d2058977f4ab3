/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * calls.h - system calls under the names of their wrappers, made directly.
 *
 * A C library may return a result that is not the kernel's.  musl rejects flags
 * of clone(2) and returns ENOSYS from sched_setscheduler(3).  glibc implements
 * F_GETOWN by F_GETOWN_EX and reports SI_TKILL as SI_USER.  Both have signals
 * of their own, and change the user IDs of all threads.  A rule is about the
 * kernel, so in rules and in the library these names are direct system calls.
 *
 * Every C library passes all other calls on unchanged, or lib/lint.sh rejects
 * them in rules.
 */
#ifndef CALLS_H
#define CALLS_H

/* These declare the wrappers, and have to come before the macros. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <mqueue.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* The size of the kernel's sigset_t; the type of a C library is larger. */
enum { SIGNAL_SET = NSIG / 8 };

/* 32-bit architectures also have older calls, for 16-bit IDs and 32-bit
   offsets. */
#ifdef SYS_setresuid32
#define CALL_ID_(name)	SYS_##name##32
#else
#define CALL_ID_(name)	SYS_##name
#endif
#ifdef SYS_fcntl64
#define CALL_FCNTL_	SYS_fcntl64
#else
#define CALL_FCNTL_	SYS_fcntl
#endif
/* Newer 32-bit architectures do not have the older calls. */
#ifndef SYS_mq_timedsend
#define SYS_mq_timedsend SYS_mq_timedsend_time64
#endif
#ifndef SYS_rt_sigtimedwait
#define SYS_rt_sigtimedwait SYS_rt_sigtimedwait_time64
#endif
#ifndef SYS_sched_rr_get_interval
#define SYS_sched_rr_get_interval SYS_sched_rr_get_interval_time64
#endif

/*
 * Uses the old number of a system call, because no time is passed.  A kernel
 * without CONFIG_COMPAT_32BIT_TIME has only the number for 64-bit times.
 */
#ifdef SYS_futex_time64
#define SYSCALL_TIME64_(name, ...) ({					\
	intmax_t result_ = syscall(SYS_##name, __VA_ARGS__);		\
	if (result_ == -1 && errno == ENOSYS)				\
		result_ = syscall(SYS_##name##_time64, __VA_ARGS__);	\
	result_;							\
})
#else
#define SYSCALL_TIME64_(name, ...) syscall(SYS_##name, __VA_ARGS__)
#endif

/* ---- Processes, their groups and sessions ------------------------------ */

#define getpid()	((pid_t)syscall(SYS_getpid))
#define getppid()	((pid_t)syscall(SYS_getppid))
#define gettid()	((pid_t)syscall(SYS_gettid))
#define getpgid(pid)	call_getpgid_(pid)
#define getpgrp()	call_getpgid_(0)
#define getsid(pid)	call_getsid_(pid)
#define setpgid(...)	call_setpgid_(__VA_ARGS__)
#define setsid()	((pid_t)syscall(SYS_setsid))

static inline pid_t call_getpgid_(pid_t pid)
{
	return (pid_t)syscall(SYS_getpgid, (long)pid);
}

static inline pid_t call_getsid_(pid_t pid)
{
	return (pid_t)syscall(SYS_getsid, (long)pid);
}

static inline int call_setpgid_(pid_t pid, pid_t pgid)
{
	return (int)syscall(SYS_setpgid, (long)pid, (long)pgid);
}

#define waitid(...)	call_waitid_(__VA_ARGS__)
#define waitpid(...)	call_waitpid_(__VA_ARGS__)

static inline int call_waitid_(idtype_t type, id_t id, siginfo_t *info,
			       int options)
{
	return (int)syscall(SYS_waitid, (long)type, (long)id, info,
			    (long)options, NULL);
}

/* The only successor of wait4(2) is waitid(2), which returns no status word. */
#ifdef SYS_wait4
static inline pid_t call_waitpid_(pid_t pid, int *status, int options)
{
	return (pid_t)syscall(SYS_wait4, (long)pid, status, (long)options,
			      NULL);
}
#else
#define call_waitpid_	(waitpid)
#endif

/* The kernel returns 20 minus the nice value, so that the result is never
   negative. */
#define getpriority(...) call_getpriority_(__VA_ARGS__)
#define setpriority(...) call_setpriority_(__VA_ARGS__)

static inline int call_getpriority_(int which, id_t who)
{
	intmax_t result = syscall(SYS_getpriority, (long)which, (long)who);

	return result < 0 ? -1 : 20 - (int)result;
}

static inline int call_setpriority_(int which, id_t who, int nice)
{
	return (int)syscall(SYS_setpriority, (long)which, (long)who,
			    (long)nice);
}

#define prlimit(...)	call_prlimit_(__VA_ARGS__)
#define getrlimit(resource, ...) call_prlimit_(0, (resource), NULL, __VA_ARGS__)
#define setrlimit(...)	call_setrlimit_(__VA_ARGS__)

static inline uint64_t widen_limit_(rlim_t limit)
{
	return limit == RLIM_INFINITY ? UINT64_MAX : limit;
}

static inline int call_prlimit_(pid_t pid, int resource,
				const struct rlimit *new, struct rlimit *old)
{
	uint64_t from[2] = { 0 }, to[2] = { 0 };

	if (new) {
		to[0] = widen_limit_(new->rlim_cur);
		to[1] = widen_limit_(new->rlim_max);
	}
	if (syscall(SYS_prlimit64, (long)pid, (long)resource, new ? to : NULL,
		    old ? from : NULL) == -1)
		return -1;
	if (old)
		*old = (struct rlimit){ (rlim_t)from[0], (rlim_t)from[1] };
	return 0;
}

static inline int call_setrlimit_(int resource, const struct rlimit *new)
{
	return call_prlimit_(0, resource, new, NULL);
}

#define sched_rr_get_interval(pid, interval)				\
	((int)syscall(SYS_sched_rr_get_interval, (long)(pid), (interval)))

/* The system call stores the result of PTRACE_PEEK* at @data. */
#define ptrace(request, pid, address, data)				\
	syscall(SYS_ptrace, (long)(request), (long)(pid), (long)(address), \
		(long)(data))

/* ---- User and group IDs: of the calling thread ------------------------- */

#define getuid()	((uid_t)syscall(CALL_ID_(getuid)))
#define geteuid()	((uid_t)syscall(CALL_ID_(geteuid)))
#define getgid()	((gid_t)syscall(CALL_ID_(getgid)))
#define getegid()	((gid_t)syscall(CALL_ID_(getegid)))
#define setresuid(...)	call_setresuid_(__VA_ARGS__)
#define setresgid(...)	call_setresgid_(__VA_ARGS__)
#define seteuid(uid)	call_setresuid_((uid_t)-1, (uid), (uid_t)-1)
#define setegid(gid)	call_setresgid_((gid_t)-1, (gid), (gid_t)-1)
#define setgroups(...)	call_setgroups_(__VA_ARGS__)

static inline int call_setresuid_(uid_t real, uid_t effective, uid_t saved)
{
	return (int)syscall(CALL_ID_(setresuid), (long)real, (long)effective,
			    (long)saved);
}

static inline int call_setresgid_(gid_t real, gid_t effective, gid_t saved)
{
	return (int)syscall(CALL_ID_(setresgid), (long)real, (long)effective,
			    (long)saved);
}

static inline int call_setgroups_(size_t size, const gid_t *groups)
{
	return (int)syscall(CALL_ID_(setgroups), size, groups);
}

/* ---- Namespaces and mounts: functions of pidspec.h use these ------------ */

static inline int call_unshare_(int flags)
{
	return (int)syscall(SYS_unshare, (long)flags);
}

static inline int call_setns_(int fd, int type)
{
	return (int)syscall(SYS_setns, (long)fd, (long)type);
}

static inline int call_mount_(const char *source, const char *target,
			      const char *type, unsigned long flags,
			      const void *options)
{
	return (int)syscall(SYS_mount, source, target, type, flags, options);
}

static inline int call_umount2_(const char *target, int flags)
{
	return (int)syscall(SYS_umount2, target, (long)flags);
}

/* ---- Signals ------------------------------------------------------------ */

static inline int call_kill_(pid_t pid, int signal)
{
	return (int)syscall(SYS_kill, (long)pid, (long)signal);
}

/* The sender in the siginfo is taken from the caller. */
static inline int call_sigqueue_(pid_t pid, int signal, union sigval value)
{
	siginfo_t info;

	memset(&info, 0, sizeof(info));
	info.si_signo = signal;
	info.si_code = SI_QUEUE;
	info.si_pid = getpid();
	info.si_uid = getuid();
	info.si_value = value;
	return (int)syscall(SYS_rt_sigqueueinfo, (long)pid, (long)signal,
			    &info);
}

#define sigprocmask(...) call_sigprocmask_(__VA_ARGS__)
#define sigpending(...)	call_sigpending_(__VA_ARGS__)
#define sigwaitinfo(...) call_sigwaitinfo_(__VA_ARGS__)

static inline int call_sigprocmask_(int how, const sigset_t *new, sigset_t *old)
{
	return (int)syscall(SYS_rt_sigprocmask, (long)how, new, old,
			    (long)SIGNAL_SET);
}

static inline int call_sigpending_(sigset_t *set)
{
	return (int)syscall(SYS_rt_sigpending, set, (long)SIGNAL_SET);
}

static inline int call_sigwaitinfo_(const sigset_t *set, siginfo_t *info)
{
	return (int)SYSCALL_TIME64_(rt_sigtimedwait, set, info, NULL,
				    (long)SIGNAL_SET);
}

/* Returns the next pending signal of the set, or -1.  A zero timeout has the
   same representation in every struct timespec. */
static inline int take_pending_(const sigset_t *set)
{
	return (int)SYSCALL_TIME64_(rt_sigtimedwait, set, NULL,
				    &(int64_t[]){ 0, 0 }, (long)SIGNAL_SET);
}

/* signal.c */
int call_sigaction_(int signal, const struct sigaction *new,
		    struct sigaction *old);
int call_signal_(int signal, void (*handler)(int));
#define sigaction(...)	call_sigaction_(__VA_ARGS__)
#define signal(...)	call_signal_(__VA_ARGS__)

/* ---- Files, terminals, message queues ----------------------------------- */

/* For 64-bit offsets, glibc on powerpc64 has commands of its own, 12 to 14, in place
 * of the kernel's 5 to 7. */
#ifdef __powerpc64__
#define CALL_COMMAND_(command)	((command) >= 12 && (command) <= 14 ?	\
				 (command) - 7 : (command))
#else
#define CALL_COMMAND_(command)	(command)
#endif
#define fcntl(fd, ...)	CALL_3_(CALL_FCNTL_, fd, ##__VA_ARGS__, 0)
#define CALL_3_(number, fd, command, argument, ...)			\
	((int)syscall(number, (long)(fd), (long)CALL_COMMAND_(command),	\
		      (long)(argument)))

#define tcgetsid(fd)	call_terminal_((fd), TIOCGSID)
#define tcgetpgrp(fd)	call_terminal_((fd), TIOCGPGRP)
#define tcsetpgrp(...)	call_tcsetpgrp_(__VA_ARGS__)

static inline pid_t call_terminal_(int fd, unsigned long request)
{
	pid_t pid;

	return syscall(SYS_ioctl, (long)fd, request, &pid) == -1 ? -1 : pid;
}

static inline int call_tcsetpgrp_(int fd, pid_t group)
{
	return (int)syscall(SYS_ioctl, (long)fd, (long)TIOCSPGRP, &group);
}

#define mq_send(...)	call_mq_send_(__VA_ARGS__)
#define mq_notify(...)	call_mq_notify_(__VA_ARGS__)

static inline int call_mq_send_(mqd_t queue, const char *text, size_t size,
				unsigned priority)
{
	return (int)SYSCALL_TIME64_(mq_timedsend, (long)queue, text, size,
				    (long)priority, NULL);
}

static inline int call_mq_notify_(mqd_t queue, const struct sigevent *event)
{
	return (int)syscall(SYS_mq_notify, (long)queue, event);
}

#endif
