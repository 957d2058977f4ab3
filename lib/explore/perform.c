// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * perform.c - the system calls of steps.
 *
 * These functions run in the process that takes the step.  They verify by
 * themselves that it is harmless, whatever the model computed.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "files.h"
#include "numbers.h"
#include "perform.h"
#include "src/sys.h"

bool may_hang;

static struct answer result(long value)
{
	return (struct answer){ .result = errno_or(value) };
}

/* The scene ends, and the explorer with it.  A storm goes on. */
static struct answer forbid(const char *why)
{
	if (scene->storm.on)
		return (struct answer){ .result = NOT_PERFORMED };
	scene->ending = REFUSED;
	snprintf(scene->what, sizeof(scene->what), "%s", why);
	return (struct answer){ .result = NOT_PERFORMED };
}

/*
 * All processes of a scene share one table of open files, so that each can use
 * every pidfd and every file of a namespace.  In the child, which is another
 * process of the scene from here on, the result is 0.
 */
static struct answer create_process(int kid, unsigned long long flags, int tid)
{
	int pidfd = -1;
	static pid_t child_tid;
	pid_t tids[1] = { tid }, reported = 0;
	struct clone_args args = {
		.flags = CLONE_FILES | CLONE_PIDFD | CLONE_PARENT_SETTID |
			 CLONE_CHILD_SETTID | flags,
		.child_tid = (uintptr_t)&child_tid,
		.parent_tid = (uintptr_t)&reported,
		.pidfd = (uintptr_t)&pidfd,
		.exit_signal = flags & CLONE_PARENT ? 0 : SIGCHLD,
		.set_tid = tid ? (uintptr_t)tids : 0,
		.set_tid_size = tid ? 1 : 0,
	};
	struct answer answer = result(sys_clone3(&args));

	if (answer.result == 0) {
		me = kid;
		scene->slot[kid].child_tid = child_tid;
	}
	if (answer.result > 0)
		scene->slot[kid].pidfd = pidfd;
	if (answer.result > 0 && reported != answer.result)
		answer.code = reported;
	if (answer.result > 0 && has_own_files) {
		close(pidfd); /* p0 opens another one */
		scene->slot[kid].pidfd = -1;
	}
	return answer;
}

struct answer do_fork(const long x[3])
{
	return create_process((int)x[0], 0, 0);
}

struct answer do_clone_parent(const long x[3])
{
	return create_process((int)x[0], CLONE_PARENT, 0);
}

struct answer do_clone_newpid(const long x[3])
{
	return create_process((int)x[0], CLONE_NEWPID, 0);
}

struct answer do_clone_newuser(const long x[3])
{
	return create_process((int)x[0], CLONE_NEWUSER | CLONE_NEWPID, 0);
}

struct answer do_set_tid(const long x[3])
{
	return create_process((int)x[0], 0, (int)x[1]);
}

struct answer do_failing_clone(const long x[3])
{
	struct clone_args args = {
		.flags = CLONE_PIDFD,
		.pidfd = 0,
		.exit_signal = SIGCHLD,
	};
	struct answer answer = result(sys_clone3(&args));

	(void)x;
	if (answer.result == 0)
		_exit(0);
	return answer;
}

struct answer do_unshare(const long x[3])
{
	(void)x;
	return result(syscall(SYS_unshare, CLONE_NEWPID));
}

struct answer do_unshare_newuser(const long x[3])
{
	(void)x;
	return result(syscall(SYS_unshare, CLONE_NEWUSER | CLONE_NEWPID));
}

static struct answer join(int number)
{
	int fd = borrow(number);
	struct answer answer = result(syscall(SYS_setns, fd, CLONE_NEWPID));

	give_back(fd);
	return answer;
}

struct answer do_setns_file(const long x[3])
{
	return join(scene->ns_files[x[0]]);
}

struct answer do_setns_pidfd(const long x[3])
{
	return join(scene->slot[x[0]].pidfd);
}

struct answer do_exit(const long x[3])
{
	_exit((int)x[0]);
}

/* Independently of the model: the caller has a PID for the worker, one in the
   namespace of p0, and at least one in a descendant of that namespace. */
bool is_below_n0(void)
{
	char text[4096];
	int numbers[16];

	return scene->isolated &&
	       read_proc("self/status", text, sizeof(text)) &&
	       numbers_behind(text, "NSpid:", numbers, 16) >= 3;
}

/* A signal requires a PID namespace of the scene's own, and kill(-1, ...) also
   a user without other processes; the sandbox has verified both.  In a storm,
   a signal to several processes also requires a descendant of the namespace of
   p0. */
struct answer do_kill(const long x[3])
{
	if (scene->storm.on && x[0] <= 0 && !is_below_n0())
		return forbid("a signal to the processes of p0");
	if (x[1] && !scene->isolated)
		return forbid("a signal outside of a PID namespace of its own");
	if (x[0] == -1 && x[1] && !scene->alone)
		return forbid("kill(-1, ...) as a user with other processes");
	return result(syscall(SYS_kill, x[0], x[1]));
}

struct answer do_queue(const long x[3])
{
	siginfo_t info = { .si_code = SI_QUEUE };

	info.si_pid = CLAIMED;
	if (x[1] && !scene->isolated)
		return forbid("a signal outside of a PID namespace of its own");
	return result(syscall(SYS_rt_sigqueueinfo, x[0], x[1], &info));
}

struct answer do_pidfd_kill(const long x[3])
{
	struct answer answer;
	int pidfd;

	if (x[1] && !scene->isolated)
		return forbid("a signal outside of a PID namespace of its own");
	pidfd = borrow(scene->slot[x[0]].pidfd);
	answer = result(sys_pidfd_kill(pidfd, (int)x[1]));
	give_back(pidfd);
	return answer;
}

static void note_signal(int signal, siginfo_t *info, void *context)
{
	struct slot *slot = &scene->slot[me];

	(void)context;
	for (int i = 0; i < SIGNALS; i++) {
		if (signal_numbers[i] != signal)
			continue;
		slot->received[i].count++;
		slot->received[i].sender = info->si_pid;
		slot->received[i].code = info->si_code;
	}
}

struct answer do_action(const long x[3])
{
	struct sigaction action = { 0 };

	if (x[1] == HANDLED) {
		action.sa_flags = SA_SIGINFO;
		action.sa_sigaction = note_signal;
	} else {
		action.sa_handler = x[1] == IGNORED ? SIG_IGN : SIG_DFL;
	}
	return result(sigaction((int)x[0], &action, NULL));
}

static struct answer set_mask(int how, long signal)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, (int)signal);
	return result(sigprocmask(how, &set, NULL));
}

struct answer do_block(const long x[3])
{
	return set_mask(SIG_BLOCK, x[0]);
}

struct answer do_unblock(const long x[3])
{
	return set_mask(SIG_UNBLOCK, x[0]);
}

/* Independently of the model: whether the last PID that /proc lists for the
   process is 1, the PID of an init process in its own PID namespace. */
static bool may_be_init(long pid)
{
	int numbers[16], count, pidfd;

	if (pid == 0 || pid == syscall(SYS_getpid))
		return syscall(SYS_getpid) == 1;
	pidfd = sys_pidfd_open((pid_t)pid);
	if (pidfd == -1)
		return errno != ESRCH;
	count = numbers_of_pidfd(pidfd, numbers, 16);
	close(pidfd);
	return count < 2 || numbers[count - 1] == 1;
}

/* Nothing prevents another process of a storm from changing what was verified,
   so a process there moves only itself, and never an init process. */
struct answer do_setpgid(const long x[3])
{
	long target = x[0] ? x[0] : syscall(SYS_getpid);

	if (scene->storm.on && (x[0] != 0 || target == 1))
		return forbid("an init process, or another one");
	if (!may_hang && x[1] != 0 && x[1] != target && may_be_init(x[0]))
		return forbid("an init process joins a process group");
	return result(syscall(SYS_setpgid, x[0], x[1]));
}

struct answer do_setsid(const long x[3])
{
	(void)x;
	return result(syscall(SYS_setsid));
}

struct answer do_subreaper(const long x[3])
{
	return result(prctl(PR_SET_CHILD_SUBREAPER, x[0], 0, 0, 0));
}

struct answer do_death_signal(const long x[3])
{
	return result(prctl(PR_SET_PDEATHSIG, x[0], 0, 0, 0));
}

/* No file here has O_ASYNC: the owner receives no signal. */
struct answer do_own(const long x[3])
{
	struct f_owner_ex owner = { x[1] ? F_OWNER_PGRP : F_OWNER_PID,
				    (pid_t)x[0] };
	int fd = borrow(scene->owned);
	struct answer answer = result(fcntl(fd, F_SETOWN_EX, &owner));

	give_back(fd);
	return answer;
}

/* ---- Messages and pidfds ---------------------------------------------------
 */

static bool make_pair(int type, int ends[2])
{
	return socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) == 0;
}

/* Two processes of a storm might close the same descriptor, so there the pair
   is not shared. */
struct answer do_pair(const long x[3])
{
	int own[2];

	(void)x;
	if (scene->storm.on) {
		if (!make_pair(SOCK_STREAM, own))
			return result(-1);
		close(own[0]);
		close(own[1]);
		return result(0);
	}
	if (scene->pair[0] != -1) {
		close(scene->pair[0]);
		close(scene->pair[1]);
	}
	return result(make_pair(SOCK_STREAM, scene->pair) ? 0 : -1);
}

/* Linux 6.5; without it, a message has no pidfd. */
enum { PASSPIDFD = 76, PIDFD_MESSAGE = 4 };

bool make_files(void)
{
	const int on = 1;

	scene->pair[0] = -1;
	if (!make_pair(SOCK_DGRAM, scene->messages) ||
	    setsockopt(scene->messages[1], SOL_SOCKET, SO_PASSCRED, &on,
		       sizeof(on)) == -1)
		return false;
	setsockopt(scene->messages[1], SOL_SOCKET, PASSPIDFD, &on, sizeof(on));
	scene->owned = scene->messages[0];
	return true;
}

union control {
	char space[256];
	struct cmsghdr header;
};

struct answer do_send(const long x[3])
{
	union control control = { .header.cmsg_level = SOL_SOCKET };
	struct ucred credentials = { (pid_t)x[0], 0, 0 };
	struct iovec data = { "", 1 };
	struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1 };
	struct answer answer;
	int fd;

	if (x[0]) {
		control.header.cmsg_type = SCM_CREDENTIALS;
		control.header.cmsg_len = CMSG_LEN(sizeof(credentials));
		memcpy(CMSG_DATA(&control.header), &credentials,
		       sizeof(credentials));
		message.msg_control = &control;
		message.msg_controllen = CMSG_SPACE(sizeof(credentials));
	}
	fd = borrow(scene->messages[0]);
	answer = result(sendmsg(fd, &message, MSG_DONTWAIT));
	give_back(fd);
	answer.result = answer.result > 0 ? 0 : answer.result;
	return answer;
}

/* Returns the PID in n0 of the process of @pidfd: the second of the PIDs that
   the worker sees. */
static int close_pidfd(int pidfd)
{
	int numbers[2], count = numbers_of_pidfd(pidfd, numbers, 2);

	close(pidfd);
	return count == 2 ? numbers[1] : 0;
}

static void read_part(struct cmsghdr *part, struct answer *answer)
{
	struct ucred credentials;
	int pidfd;

	if (part->cmsg_level != SOL_SOCKET)
		return;
	if (part->cmsg_type == SCM_CREDENTIALS) {
		memcpy(&credentials, CMSG_DATA(part), sizeof(credentials));
		answer->pid = credentials.pid;
	} else if (part->cmsg_type == PIDFD_MESSAGE) {
		memcpy(&pidfd, CMSG_DATA(part), sizeof(pidfd));
		answer->status = close_pidfd(pidfd);
	}
}

struct answer do_receive(const long x[3])
{
	union control control;
	char byte;
	struct iovec data = { &byte, 1 };
	struct msghdr message = { .msg_iov = &data,
				  .msg_iovlen = 1,
				  .msg_control = &control,
				  .msg_controllen = sizeof(control) };
	struct answer answer;
	int fd;

	(void)x;
	fd = borrow(scene->messages[1]);
	answer = result(recvmsg(fd, &message, MSG_DONTWAIT));
	give_back(fd);
	if (answer.result < 0)
		return answer;
	answer = (struct answer){ .pid = -1, .status = ANY };
	for (struct cmsghdr *part = CMSG_FIRSTHDR(&message); part;
	     part = CMSG_NXTHDR(&message, part))
		read_part(part, &answer);
	return answer;
}

struct answer do_pidfd_open(const long x[3])
{
	struct answer answer = result(sys_pidfd_open((pid_t)x[0]));

	if (answer.result >= 0)
		answer =
			(struct answer){ .status = close_pidfd(answer.result) };
	return answer;
}

/* ---- Programs --------------------------------------------------------------
 */

/* The program is this one, and its process goes on with the scene. */
struct answer do_execute(const long x[3])
{
	char state[40], *arguments[] = { "explore", "--resume", state, NULL };
	char *environment[] = { NULL };
	int file = openat(worker_proc, "self/exe", O_PATH | O_CLOEXEC);
	struct answer answer;

	(void)x;
	snprintf(state, sizeof(state), "%d:%d", me, scene_file);
	answer = result(syscall(SYS_execveat, file, "", arguments, environment,
				AT_EMPTY_PATH));
	close(file);
	return answer;
}

int (*second_thread)(void *slot);

/* The second thread has all signals blocked; the first keeps its mask. */
struct answer do_thread(const long x[3])
{
	const unsigned long flags = CLONE_VM | CLONE_FS | CLONE_FILES |
				    CLONE_SIGHAND | CLONE_THREAD |
				    CLONE_SYSVSEM;
	struct answer answer;
	sigset_t all, before;

	(void)x;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	answer = result(sys_clone_on_stack(second_thread, flags,
					   &scene->slot[thread_of(me)], NULL));
	sigprocmask(SIG_SETMASK, &before, NULL);
	return answer;
}

/* exit(2) of one thread; _exit(2) of a C library ends all. */
struct answer do_thread_exit(const long x[3])
{
	(void)x;
	for (;;)
		syscall(SYS_exit, 0);
}

struct answer do_tgkill(const long x[3])
{
	return result(syscall(SYS_tgkill, x[0], x[1], 0));
}

/* After setresuid(2), root owns the files in /proc/PID until the process is
   dumpable again. */
struct answer do_user(const long x[3])
{
	struct answer answer = result(syscall(SYS_setresuid, x[0], x[0], x[0]));

	if (answer.result == 0)
		prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
	return answer;
}

/* ---- ptrace(2) ------------------------------------------------------------
 */

/* Independently of the model: p0 has two PIDs for the worker, and the second is
   1. */
static bool is_p0(long pid)
{
	int numbers[16], pidfd = sys_pidfd_open((pid_t)pid), count;

	if (pidfd == -1)
		return pid == 1;
	count = numbers_of_pidfd(pidfd, numbers, 16);
	close(pidfd);
	return count < 2 || (count == 2 && numbers[1] == 1);
}

static long trace(int request, long pid)
{
	return syscall(SYS_ptrace, (long)request, pid, NULL, NULL);
}

struct answer do_seize(const long x[3])
{
	if (is_p0(x[0]))
		return forbid("p0 would stop for signals");
	return result(trace(PTRACE_SEIZE, x[0]));
}

/* The tracee runs, so the stop comes at once.  In a storm it may not come. */
struct answer do_detach(const long x[3])
{
	const int flags = WSTOPPED | __WALL | (scene->storm.on ? WNOHANG : 0);
	siginfo_t info;

	if (x[1] && trace(PTRACE_INTERRUPT, x[0]) == 0)
		while (syscall(SYS_waitid, P_PID, x[0], &info, flags, NULL) ==
			       -1 &&
		       errno == EINTR)
			;
	return result(trace(PTRACE_DETACH, x[0]));
}

/* ---- Namespaces ------------------------------------------------------------
 */

int open_last_pid(void)
{
	return openat(worker_proc, "sys/kernel/ns_last_pid",
		      O_WRONLY | O_CLOEXEC);
}

int open_pid_max(ino_t outer)
{
	int fd =
		openat(worker_proc, "sys/kernel/pid_max", O_WRONLY | O_CLOEXEC);
	struct stat file;

	/* Its owner is root of the user namespace of the PID namespace. */
	if (fd != -1 && fstat(fd, &file) == 0 && file.st_uid == 0 &&
	    file.st_ino != outer)
		return fd;
	if (fd != -1)
		close(fd);
	return -1;
}

bool write_number(int fd, long number)
{
	char text[24];
	int length = snprintf(text, sizeof(text), "%ld", number);

	return write(fd, text, length) == length;
}

/* The namespace is that of the process that writes. */
struct answer do_last_pid(const long x[3])
{
	int fd = scene->isolated ? open_last_pid() : -1;
	struct answer answer = result(write_number(fd, x[0]) ? 0 : -1);

	close(fd);
	return answer;
}

struct answer do_pid_max(const long x[3])
{
	struct answer answer;
	int fd = is_below_n0() ? open_pid_max(scene->outer_pid_max) : -1;

	if (fd == -1)
		return forbid("pid_max of another PID namespace");
	answer = result(write_number(fd, x[0]) ? 0 : -1);
	close(fd);
	return answer;
}

struct answer do_reboot(const long x[3])
{
	if (!is_below_n0())
		return forbid(
			"reboot(2) outside of a PID namespace of the scene");
	return result(syscall(
		SYS_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2,
		x[0] ? LINUX_REBOOT_CMD_POWER_OFF : LINUX_REBOOT_CMD_RESTART,
		NULL));
}

/* ---- Waiting ---------------------------------------------------------------
 */

static struct answer wait_by(int type, long id, long with_stops)
{
	siginfo_t info = { 0 };
	int flags =
		WEXITED | WNOHANG | (with_stops ? WSTOPPED | WCONTINUED : 0);
	struct answer answer =
		result(syscall(SYS_waitid, type, id, &info, flags, NULL));

	if (answer.result == 0) {
		answer.pid = info.si_pid;
		answer.code = info.si_code;
		answer.status = info.si_status;
	}
	return answer;
}

struct answer do_wait_all(const long x[3])
{
	return wait_by(P_ALL, 0, x[1]);
}

struct answer do_wait_pid(const long x[3])
{
	return wait_by(P_PID, x[0], x[1]);
}

struct answer do_wait_group(const long x[3])
{
	return wait_by(P_PGID, x[0], x[1]);
}
