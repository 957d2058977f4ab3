// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * probes.c - the table of probes: one row for each.
 *
 * Sources: pid_namespaces(7), Nesting PID namespaces: a process is visible to
 * the other processes in its PID namespace and in the ancestors of that.
 * System calls that operate on PIDs use those that are visible to the caller,
 * and procfs shows the processes that are visible in the namespace of its
 * mount.  The manual page of each call has the error for a PID that is not in
 * use.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>

#include "files.h"
#include "numbers.h"
#include "perform.h"
#include "probes.h"
#include "src/sys.h"

static int zero_or_error(long result)
{
	return result < 0 ? -errno : 0;
}

/* ---- Calls that take the PID of a process ------------------------------ */

#define CALL(name, ...)                                     \
	static int name(int n)                              \
	{                                                   \
		return zero_or_error(syscall(__VA_ARGS__)); \
	}

enum { MASK = 1024, ATTRIBUTES = 48, PRIORITY_OF_IO = 1, OF_GROUP = 2 };

CALL(get_scheduler, SYS_sched_getscheduler, n)
CALL(get_parameter, SYS_sched_getparam, n, &(struct sched_param){ 0 })
CALL(get_attributes, SYS_sched_getattr, n, (char[ATTRIBUTES]){ 0 }, ATTRIBUTES,
     0)
CALL(get_affinity, SYS_sched_getaffinity, n, MASK, (char[MASK]){ 0 })
CALL(get_priority, SYS_getpriority, PRIO_PROCESS, n)
CALL(get_priority_of_group, SYS_getpriority, PRIO_PGRP, n)
CALL(get_io_priority, SYS_ioprio_get, PRIORITY_OF_IO, n)
CALL(get_io_priority_of_group, SYS_ioprio_get, OF_GROUP, n)
CALL(get_limit, SYS_prlimit64, n, RLIMIT_CORE, NULL, (uint64_t[2]){ 0 })
CALL(get_robust_list, SYS_get_robust_list, n, &(void *){ NULL }, &(size_t){ 0 })
CALL(get_capabilities, SYS_capget,
     (&(struct __user_cap_header_struct){ _LINUX_CAPABILITY_VERSION_3, n }),
     (struct __user_cap_data_struct[2]){ 0 })
CALL(compare, SYS_kcmp, n, n, 1, 0, 0)
CALL(move_no_pages, SYS_move_pages, n, 0, NULL, NULL, NULL, 0)
CALL(kill_thread_0, SYS_tkill, n, 0)
CALL(kill_thread_of_process_0, SYS_tgkill, n, n, 0)
CALL(kill_group_0, SYS_kill, -n, 0)
CALL(wait_for_process, SYS_waitid, P_PID, n, &(siginfo_t){ 0 },
     WEXITED | WNOHANG | WNOWAIT | __WALL, NULL)
CALL(wait_for_group, SYS_waitid, P_PGID, n, &(siginfo_t){ 0 },
     WEXITED | WNOHANG | WNOWAIT | __WALL, NULL)

/* Each group of calls that set something sets what the caller has. */
static int set_priority(int n)
{
	long own = syscall(SYS_getpriority, PRIO_PROCESS, 0);

	return zero_or_error(
		syscall(SYS_setpriority, PRIO_PROCESS, n, 20 - own));
}

static int set_priority_of_group(int n)
{
	long own = syscall(SYS_getpriority, PRIO_PROCESS, 0);

	return zero_or_error(syscall(SYS_setpriority, PRIO_PGRP, n, 20 - own));
}

static int set_io_priority(int n)
{
	long own = syscall(SYS_ioprio_get, PRIORITY_OF_IO, 0);

	return own == -1 ? ANY
			 : zero_or_error(syscall(SYS_ioprio_set, PRIORITY_OF_IO,
						 n, own));
}

static int set_io_priority_of_group(int n)
{
	long own = syscall(SYS_ioprio_get, PRIORITY_OF_IO, 0);

	return own == -1 ? ANY
			 : zero_or_error(
				   syscall(SYS_ioprio_set, OF_GROUP, n, own));
}

static int set_affinity(int n)
{
	char mask[MASK] = { 0 };
	long size = syscall(SYS_sched_getaffinity, 0, MASK, mask);

	return size <= 0 ? ANY
			 : zero_or_error(syscall(SYS_sched_setaffinity, n, size,
						 mask));
}

static int set_scheduler(int n)
{
	struct sched_param own = { 0 };
	long policy = syscall(SYS_sched_getscheduler, 0);

	syscall(SYS_sched_getparam, 0, &own);
	return zero_or_error(syscall(SYS_sched_setscheduler, n, policy, &own));
}

static int queue_0(int n)
{
	siginfo_t info = { .si_code = SI_QUEUE };

	return zero_or_error(syscall(SYS_rt_sigqueueinfo, n, 0, &info));
}

static int queue_0_to_thread(int n)
{
	siginfo_t info = { .si_code = SI_QUEUE };

	return zero_or_error(syscall(SYS_rt_tgsigqueueinfo, n, n, 0, &info));
}

static int open_pidfd(int n)
{
	int pidfd = sys_pidfd_open(n);

	if (pidfd >= 0)
		close(pidfd);
	return zero_or_error(pidfd);
}

static int read_clock(int n)
{
	enum { SCHED = 2 };
	int clock = (int)(~(unsigned)n << 3) | SCHED;
	int64_t time[2];
#ifdef SYS_clock_gettime
	return zero_or_error(syscall(SYS_clock_gettime, clock, time));
#else
	return zero_or_error(syscall(SYS_clock_gettime64, clock, time));
#endif
}

static int read_memory(int n)
{
	char byte, other;
	struct iovec to = { &byte, 1 }, from = { &other, 1 };

	return zero_or_error(
		syscall(SYS_process_vm_readv, n, &to, 1, &from, 1, 0));
}

/* No file here has O_ASYNC: the owner receives no signal. */
static int own_a_file(int type, int n)
{
	struct {
		int type, id;
	} owner = { type, n };
	int fd = eventfd(0, EFD_CLOEXEC);
	int result = zero_or_error(fcntl(fd, F_SETOWN_EX, &owner));

	close(fd);
	return result;
}

static int own_by_id(int id)
{
	int fd = eventfd(0, EFD_CLOEXEC);
	int result = zero_or_error(fcntl(fd, F_SETOWN, id));

	close(fd);
	return result;
}

static int own_by_negative(int n)
{
	return own_by_id(-n);
}

static int own_by_process(int n)
{
	return own_a_file(F_OWNER_PID, n);
}

static int own_by_thread(int n)
{
	return own_a_file(F_OWNER_TID, n);
}

static int own_by_group(int n)
{
	return own_a_file(F_OWNER_PGRP, n);
}

static int open_counter(int n)
{
	enum { SOFTWARE = 1, DUMMY = 9, CLOEXEC = 8 };
	uint32_t attributes[16] = { SOFTWARE, sizeof(attributes), DUMMY };
	long fd = syscall(SYS_perf_event_open, attributes, n, -1, -1, CLOEXEC);

	if (fd >= 0)
		close((int)fd);
	return zero_or_error(fd);
}

/* timer_create(2): SIGEV_THREAD_ID requires a thread of the caller. */
static int create_timer(int n)
{
	enum { THREAD_ID = 4 };
	union {
		struct sigevent event;
		struct {
			union sigval value;
			int signal, notify, thread;
		} with_thread;
	} it = { .with_thread = { .signal = SIGUSR1,
				  .notify = THREAD_ID,
				  .thread = n } };
	int timer;
	long result =
		syscall(SYS_timer_create, CLOCK_MONOTONIC, &it.event, &timer);

	if (result == 0)
		syscall(SYS_timer_delete, timer);
	return zero_or_error(result);
}

/* set_tid_address(2).  The kernel writes 0 to that address when the thread
   ends. */
static int set_address(int n)
{
	static int word;

	(void)n;
	return (int)syscall(SYS_set_tid_address, &word);
}

/* The owner of the futex is looked up; the caller does not wait. */
static int try_lock(int n)
{
	int word = n;
	long result =
		syscall(SYS_futex, &word, FUTEX_TRYLOCK_PI | FUTEX_PRIVATE_FLAG,
			0, NULL, NULL, 0);

	return result == -1 && errno == EAGAIN ? 0 : zero_or_error(result);
}

/* A message with credentials for which the caller states a PID. */
static int state_pid(int n)
{
	union {
		char space[CMSG_SPACE(sizeof(struct ucred))];
		struct cmsghdr header;
	} control = { .header = { .cmsg_len = CMSG_LEN(sizeof(struct ucred)),
				  .cmsg_level = SOL_SOCKET,
				  .cmsg_type = SCM_CREDENTIALS } };
	struct ucred credentials = { n, getuid(), getgid() };
	struct iovec data = { "", 1 };
	struct msghdr message = { .msg_iov = &data,
				  .msg_iovlen = 1,
				  .msg_control = &control,
				  .msg_controllen = sizeof(control) };
	int ends[2], result;

	if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends) == -1)
		return ANY;
	memcpy(CMSG_DATA(&control.header), &credentials, sizeof(credentials));
	result = zero_or_error(sendmsg(ends[0], &message, MSG_DONTWAIT));
	close(ends[0]);
	close(ends[1]);
	return result;
}

/* Not documented: TIDs in place of PIDs, and zombies. */
static int as_process(const struct model *m, int p, int n)
{
	int q = find_process(m, m->p[p].ns, n);

	if (find_thread(m, m->p[p].ns, n) != NOBODY)
		return ANY;
	if (q == NOBODY)
		return find_number(m, m->p[p].ns, n) == NOBODY ? -ESRCH : ANY;
	return m->p[q].state == LIVE ? 0 : ANY;
}

/* For calls that check access to the process, which depends on modules. */
static int as_process_with_access(const struct model *m, int p, int n)
{
	int expected = as_process(m, p, n);

	return expected == 0 ? ANY : expected;
}

static int as_process_of_user(const struct model *m, int p, int n)
{
	int q = find_process(m, m->p[p].ns, n), expected = as_process(m, p, n);

	return expected == 0 && m->p[q].user != m->p[p].user ? ANY : expected;
}

static int as_clock(const struct model *m, int p, int n)
{
	int expected = as_process(m, p, n);

	return expected == -ESRCH ? -EINVAL : expected;
}

/* FUTEX_LOCK_PI(2const): EDEADLK if the caller owns the futex.  Not documented:
   FUTEX_TRYLOCK_PI of the futex of another process. */
static int as_owner(const struct model *m, int p, int n)
{
	int expected = as_process(m, p, n);

	if (number_in(m, p, m->p[p].ns) == n)
		return -EDEADLK;
	return expected == 0 ? ANY : expected;
}

static int as_signal(const struct model *m, int p, int n)
{
	int q = find_process(m, m->p[p].ns, n);

	if (as_process(m, p, n) != 0)
		return as_process(m, p, n);
	return may_signal(m, p, q, S_NULL) ? 0 : -EPERM;
}

/* unix(7), SCM_CREDENTIALS: a PID of another process requires CAP_SYS_ADMIN.
   Not documented: an unused PID without that, and user IDs that are not mapped
   for the caller. */
static int as_credentials(const struct model *m, int p, int n)
{
	bool capable = is_capable(m, p, m->n[m->p[p].ns].owner);
	int expected = as_process(m, p, n);

	if (m->p[p].users)
		return ANY;
	if (number_in(m, p, m->p[p].ns) == n)
		return 0;
	if (capable || expected == ANY)
		return expected;
	return expected == 0 ? -EPERM : ANY;
}

static bool is_waited_for(const struct model *m, int p, int q)
{
	return exists(m, q) && (m->p[q].parent == p || m->p[q].tracer == p);
}

static int as_child(const struct model *m, int p, int n)
{
	int q = find_process(m, m->p[p].ns, n);

	if (find_thread(m, m->p[p].ns, n) != NOBODY)
		return ANY;
	return q != NOBODY && is_waited_for(m, p, q) ? 0 : -ECHILD;
}

static int as_group_of_children(const struct model *m, int p, int n)
{
	int group = find_number(m, m->p[p].ns, n);

	for (int q = 0; group != NOBODY && q < PROCESSES; q++)
		if (is_waited_for(m, p, q) && m->p[q].group == group)
			return 0;
	return -ECHILD;
}

/* A group whose members are all zombies: not documented. */
static int as_group(const struct model *m, int p, int n)
{
	int group = find_number(m, m->p[p].ns, n);

	if (group == NOBODY || !group_exists(m, group, ANY))
		return -ESRCH;
	for (int q = 0; q < PROCESSES; q++)
		if (m->p[q].state == LIVE && m->p[q].group == group)
			return 0;
	return ANY;
}

static int as_group_with_access(const struct model *m, int p, int n)
{
	int expected = as_group(m, p, n);

	return expected == 0 ? ANY : expected;
}

static int as_own_thread_id(const struct model *m, int p, int n)
{
	int q = find_thread(m, m->p[p].ns, n);

	if (q != NOBODY)
		return q == p ? ANY : -EINVAL;
	return number_in(m, p, m->p[p].ns) == n ? 0 : -EINVAL;
}

/* F_SETOWN_EX(2const): a PID that is in use only as that of a group is not
   mentioned. */
static int as_owning_group(const struct model *m, int p, int n)
{
	return find_number(m, m->p[p].ns, n) == NOBODY &&
			       find_thread(m, m->p[p].ns, n) == NOBODY
		       ? -ESRCH
	       : as_group(m, p, n) == 0 ? 0
					: ANY;
}

/* kill(2): EPERM if no member may be signalled.  PID -1 is another call. */
static int as_signalled_group(const struct model *m, int p, int n)
{
	int group = find_number(m, m->p[p].ns, n);
	int expected = n == 1 ? ANY : as_group(m, p, n);

	if (expected != 0)
		return expected;
	for (int q = 0; q < PROCESSES; q++)
		if (exists(m, q) && m->p[q].group == group &&
		    may_signal(m, p, q, S_NULL))
			return 0;
	return -EPERM;
}

/* ---- procfs ------------------------------------------------------------ */

/* A file of /proc/N of the caller's PID namespace, or of the worker's if n is
   negative: that of the process with number -n - 1. */
static int read_file(int n, const char *name, char *text, size_t size)
{
	int proc = n > 0 ? mount_own_proc() : worker_proc, result = 0;
	char path[48];

	if (proc == -1)
		return ANY;
	snprintf(path, sizeof(path), "%d/%s",
		 n > 0 ? n : scene->slot[-n - 1].outer, name);
	if (!read_below(proc, path, text, size))
		result = -ENOENT;
	if (n > 0)
		close(proc);
	return result;
}

static int read_status(int n, const char *word)
{
	char text[4096];
	int number = 0, result = read_file(n, "status", text, sizeof(text));

	numbers_behind(result ? "" : text, word, &number, 1);
	return result ? result : number;
}

/* proc_pid_stat(5): the fields behind the name. */
static int read_stat(int n, int field)
{
	char text[1024], *at;
	int result = read_file(n, "stat", text, sizeof(text));

	at = result ? NULL : strrchr(text, ')');
	if (!at)
		return result;
	for (at += 4; field > 0 && (at = strchr(at, ' ')); field--)
		at++;
	return at ? atoi(at) : ANY;
}

enum { PARENT, GROUP, SESSION };

/* Bits for the PIDs in a list, and one that is always set: an empty list is a
   result, too. */
enum { LIST = 1 << 20 };

static int bit_of(int number)
{
	return number > 0 && number < NUMBERS ? 1 << number : 0;
}

static int list_directory(int n, const char *name)
{
	int proc = mount_own_proc(), fd, mask = LIST;
	char path[48];
	struct dirent *entry;
	DIR *directory;

	if (proc == -1)
		return ANY;
	snprintf(path, sizeof(path), name, n);
	fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
	close(proc);
	directory = fd == -1 ? NULL : fdopendir(fd);
	if (!directory)
		return -ENOENT;
	while ((entry = readdir(directory)))
		mask |= bit_of(atoi(entry->d_name));
	closedir(directory);
	return mask;
}

/* 0 if the only number in the list is the right one. */
static int list_outer_threads(int n)
{
	int outer = n < PROCESSES ? scene->slot[n].outer : 0, others = 0;
	char path[48];
	struct dirent *entry;
	DIR *directory;
	int fd;

	snprintf(path, sizeof(path), "%d/task", outer);
	fd = openat(worker_proc, path, O_RDONLY | O_CLOEXEC);
	directory = fd == -1 ? NULL : fdopendir(fd);
	if (!outer || !directory)
		return ANY;
	while ((entry = readdir(directory)))
		if (entry->d_name[0] != '.')
			others += atoi(entry->d_name) != outer;
	closedir(directory);
	return others;
}

static int list_processes(int n)
{
	return list_directory(n, ".");
}

static int list_threads(int n)
{
	return list_directory(n, "%d/task");
}

/* CONFIG_PROC_CHILDREN. */
static int list_children(int n)
{
	char name[32], text[256] = "", *at = text, *end;
	int mask = LIST, number;

	snprintf(name, sizeof(name), "task/%d/children", n);
	if (read_file(n, name, text, sizeof(text)) == ANY)
		return ANY;
	while ((number = (int)strtol(at, &end, 10)), end != at) {
		mask |= bit_of(number);
		at = end;
	}
	return mask;
}

/* The sum of the numbers. */
static int list_outer_children(int n)
{
	char name[40], text[512] = "", *at = text, *end;
	int outer = n < PROCESSES ? scene->slot[n].outer : 0;
	long sum = LIST, number;

	snprintf(name, sizeof(name), "%d/task/%d/children", outer, outer);
	if (!outer || faccessat(worker_proc, name, R_OK, 0) == -1)
		return ANY;
	read_proc(name, text, sizeof(text));
	while ((number = strtol(at, &end, 10)), end != at) {
		sum += number;
		at = end;
	}
	return (int)sum;
}

/* The directory below PID n in /proc has links to namespaces. */
static int read_namespace(int n, const char *name)
{
	int proc = mount_own_proc();
	char path[48], text[48] = "";
	uint64_t inode = 0;

	if (proc == -1)
		return ANY;
	snprintf(path, sizeof(path), "%d/ns/%s", n, name);
	if (readlinkat(proc, path, text, sizeof(text) - 1) > 0)
		inode = strtoull(text + strcspn(text, "0123456789"), NULL, 10);
	close(proc);
	for (int ns = 0; ns < NAMESPACES; ns++)
		if (inode && scene->ns_inodes[ns] == inode)
			return ns + 1;
	return inode ? 0 : ANY;
}

static int read_own_namespace(int n)
{
	return read_namespace(n, "pid");
}

static int read_namespace_for_children(int n)
{
	return read_namespace(n, "pid_for_children");
}

/* Pid in the fdinfo of a pidfd, in the instance of procfs @proc. */
static int read_fdinfo(int n, int proc)
{
	char path[48], text[1024];
	int fd, number = ANY;

	if (proc == -1 || n > PROCESSES || scene->slot[n - 1].pidfd <= 0)
		return ANY;
	fd = borrow(scene->slot[n - 1].pidfd);
	snprintf(path, sizeof(path), "self/fdinfo/%d", fd);
	if (read_below(proc, path, text, sizeof(text)))
		numbers_behind(text, "Pid:", &number, 1);
	give_back(fd);
	return number;
}

static int read_own_fdinfo(int n)
{
	int proc = mount_own_proc(), number = read_fdinfo(n, proc);

	if (proc != -1)
		close(proc);
	return number;
}

static int read_outer_fdinfo(int n)
{
	return read_fdinfo(n, worker_proc);
}

static int read_outer_link(const char *name)
{
	char text[64] = "";

	return readlinkat(worker_proc, name, text, sizeof(text) - 1) > 0
		       ? atoi(text)
		       : ANY;
}

static int read_outer_self(int n)
{
	(void)n;
	return read_outer_link("self");
}

static int read_outer_thread_self(int n)
{
	(void)n;
	return read_outer_link("thread-self");
}

static int read_link(const char *name)
{
	int proc = mount_own_proc();
	char text[64] = "", *thread;
	ssize_t length;

	if (proc == -1)
		return ANY;
	length = readlinkat(proc, name, text, sizeof(text) - 1);
	close(proc);
	if (length == -1)
		return -errno;
	thread = strstr(text, "/task/");
	return atoi(text) + (thread ? 100 * atoi(thread + 6) : 0);
}

static int read_self(int n)
{
	(void)n;
	return read_link("self");
}

static int read_thread_self(int n)
{
	(void)n;
	return read_link("thread-self");
}

static int read_load(int n)
{
	char text[128], *last;

	(void)n;
	if (!read_proc("loadavg", text, sizeof(text)))
		return ANY;
	last = strrchr(text, ' ');
	return last ? atoi(last) : ANY;
}

static int read_last_pid(int n)
{
	char text[32];

	(void)n;
	if (!read_proc("sys/kernel/ns_last_pid", text, sizeof(text)))
		return ANY;
	return atoi(text);
}

#define FIELD(name, read, which, n)    \
	static int name(int number)    \
	{                              \
		return read(n, which); \
	}

FIELD(own_pid, read_status, "Pid:", number)
FIELD(own_tgid, read_status, "Tgid:", number)
FIELD(own_ppid, read_status, "PPid:", number)
FIELD(own_nspid, read_status, "NSpid:", number)
FIELD(own_stat_parent, read_stat, PARENT, number)
FIELD(own_stat_group, read_stat, GROUP, number)
FIELD(own_stat_session, read_stat, SESSION, number)
FIELD(outer_pid, read_status, "Pid:", -number)
FIELD(outer_tgid, read_status, "Tgid:", -number)
FIELD(outer_stat_parent, read_stat, PARENT, -number)
FIELD(outer_stat_group, read_stat, GROUP, -number)
FIELD(outer_stat_session, read_stat, SESSION, -number)

/* The number in the caller's PID namespace of what @other returns. */
static int in_own_proc(const struct model *m, int p, int n,
		       int (*other)(const struct model *m, int q))
{
	int ns = m->p[p].ns, q = find_process(m, ns, n);

	if (find_thread(m, ns, n) != NOBODY || (q != NOBODY && q == 0))
		return ANY;
	return q == NOBODY ? -ENOENT : number_in(m, other(m, q), ns);
}

/* The number in the worker's PID namespace. */
static int in_outer_proc(const struct model *m, int n,
			 int (*other)(const struct model *m, int q))
{
	int q = n - 1;

	if (q == 0 || q >= PROCESSES || !exists(m, q) || m->p[q].state != LIVE)
		return ANY;
	return scene->slot[other(m, q)].outer;
}

static int itself(const struct model *m, int q)
{
	(void)m;
	return q;
}

static int parent_of(const struct model *m, int q)
{
	return m->p[q].parent;
}

static int group_of(const struct model *m, int q)
{
	return m->p[q].group;
}

static int session_of(const struct model *m, int q)
{
	return m->p[q].session;
}

#define IN_PROC(name, other)                                         \
	static int own_##name(const struct model *m, int p, int n)   \
	{                                                            \
		return in_own_proc(m, p, n, other);                  \
	}                                                            \
	static int outer_##name(const struct model *m, int p, int n) \
	{                                                            \
		(void)p;                                             \
		return in_outer_proc(m, n, other);                   \
	}

IN_PROC(itself, itself)
IN_PROC(parent, parent_of)
IN_PROC(group, group_of)
IN_PROC(session, session_of)

static int as_own_number(const struct model *m, int p, int n)
{
	(void)n;
	return number_in(m, p, m->p[p].ns);
}

static int as_own_thread(const struct model *m, int p, int n)
{
	return 101 * as_own_number(m, p, n);
}

/* Not documented: the last PID after all were chosen by set_tid. */
static int as_last(const struct model *m, int p, int n)
{
	int last = m->n[m->p[p].ns].last;

	(void)n;
	return last > 0 ? last : ANY;
}

static int as_processes(const struct model *m, int p, int n)
{
	int mask = LIST;

	(void)n;
	for (int q = 0; q < PROCESSES; q++)
		if (exists(m, q))
			mask |= bit_of(number_in(m, q, m->p[p].ns));
	return mask;
}

static int as_threads(const struct model *m, int p, int n)
{
	int ns = m->p[p].ns, q = find_process(m, ns, n);

	if (find_thread(m, ns, n) != NOBODY ||
	    (q != NOBODY && m->p[q].state != LIVE))
		return ANY;
	if (q == NOBODY)
		return -ENOENT;
	return LIST | bit_of(n) |
	       (m->p[q].thread ? bit_of(m->p[q].tid[m->n[ns].level]) : 0);
}

static int as_children(const struct model *m, int p, int n)
{
	int ns = m->p[p].ns, q = find_process(m, ns, n), mask = LIST;

	if (find_thread(m, ns, n) != NOBODY || q == NOBODY)
		return ANY;
	for (int kid = 0; kid < PROCESSES; kid++)
		if (exists(m, kid) && m->p[kid].parent == q)
			mask |= bit_of(number_in(m, kid, ns));
	return mask;
}

static int as_outer_threads(const struct model *m, int p, int n)
{
	(void)p;
	return n < PROCESSES && m->p[n].state == LIVE && !m->p[n].thread ? 0
									 : ANY;
}

static int as_outer_children(const struct model *m, int p, int n)
{
	int sum = LIST;

	(void)p;
	if (n >= PROCESSES || m->p[n].state != LIVE)
		return ANY;
	for (int kid = 0; kid < PROCESSES; kid++)
		if (exists(m, kid) && m->p[kid].parent == n)
			sum += scene->slot[kid].outer;
	return sum;
}

static int as_outer_number(const struct model *m, int p, int n)
{
	(void)m, (void)n;
	return scene->slot[p].outer;
}

/* pidfd_open(2) and clone(2), CLONE_PIDFD: 0 if the process is not visible in
   that instance of procfs. */
static int as_own_fdinfo(const struct model *m, int p, int n)
{
	return n <= PROCESSES && m->p[n - 1].state == LIVE
		       ? number_in(m, n - 1, m->p[p].ns)
		       : ANY;
}

static int as_outer_fdinfo(const struct model *m, int p, int n)
{
	(void)p;
	return n <= PROCESSES && m->p[n - 1].state == LIVE
		       ? scene->slot[n - 1].outer
		       : ANY;
}

/* ---- PID namespaces ---------------------------------------------------- */

enum {
	GET_USERNS = 0xb701,
	GET_PARENT = 0xb702,
	GET_NSTYPE = 0xb703,
	GET_PID_NAMESPACE = 0xff05,
	GET_PID_FOR_CHILDREN_NAMESPACE = 0xff06,
};

/* ioctl_nsfs(2): the new descriptor is read-only, and has close-on-exec. */
static bool is_as_documented(int fd)
{
	return fcntl(fd, F_GETFD) == FD_CLOEXEC &&
	       (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDONLY;
}

/* A namespace of the scene, from 1 on, or 0; closes the file. */
static int identify(int fd)
{
	struct stat file;
	bool right;

	if (fd == -1)
		return -errno;
	right = fstat(fd, &file) == 0 && is_as_documented(fd);
	close(fd);
	if (!right)
		return -EBADF;
	for (int ns = 0; ns < NAMESPACES; ns++)
		if (scene->ns_inodes[ns] == file.st_ino)
			return ns + 1;
	return 0;
}

static int ask(int file, int request, long argument)
{
	int fd = borrow(file), result = ioctl(fd, request, argument);
	int error = errno;

	give_back(fd);
	errno = error;
	return result;
}

static bool is_namespace(int n)
{
	return n <= NAMESPACES && scene->ns_inodes[n - 1] != 0;
}

static int get_parent(int n)
{
	return is_namespace(n)
		       ? identify(ask(scene->ns_files[n - 1], GET_PARENT, 0))
		       : ANY;
}

static int get_owner(int n)
{
	int fd = is_namespace(n) ? ask(scene->ns_files[n - 1], GET_USERNS, 0)
				 : ANY;

	bool right;

	if (fd == -1 || !is_namespace(n))
		return fd == -1 ? -errno : ANY;
	right = is_as_documented(fd);
	close(fd);
	return right ? 0 : -EBADF;
}

/* A file of another namespace, and a call for user namespaces: the types do not
   fit. */
static int ask_other(int request)
{
	int fd = openat(worker_proc, "self/ns/uts", O_RDONLY | O_CLOEXEC);
	int result = fd == -1 ? ANY : zero_or_error(ioctl(fd, request, 1));

	if (fd != -1)
		close(fd);
	return result == -ENOTTY ? ANY : result;
}

static int get_parent_of_other(int n)
{
	(void)n;
	return ask_other(GET_PARENT);
}

static int translate_by_other(int n)
{
	(void)n;
	return ask_other((int)0x8004b706);
}

static int get_owner_id(int n)
{
	uint32_t user;

	return is_namespace(n) ? zero_or_error(ask(scene->ns_files[n - 1],
						   0xb704, (intptr_t)&user))
			       : ANY;
}

static int get_type(int n)
{
	return is_namespace(n) ? ask(scene->ns_files[n - 1], GET_NSTYPE, 0) ==
					 CLONE_NEWPID
			       : ANY;
}

/* Two types where one is right, one that is wrong: both are rejected. */
static int join_as(int n, int type)
{
	int fd, result;

	if (!is_namespace(n))
		return ANY;
	fd = borrow(scene->ns_files[n - 1]);
	result = zero_or_error(syscall(SYS_setns, fd, type));
	give_back(fd);
	return result;
}

static int join_as_other(int n)
{
	return join_as(n, CLONE_NEWUTS);
}

static int join_as_two(int n)
{
	return join_as(n, CLONE_NEWPID | CLONE_NEWUTS);
}

static int join_closed(int n)
{
	(void)n;
	return zero_or_error(syscall(SYS_setns, -1, CLONE_NEWPID));
}

static int join_other_file(int n)
{
	int fd = eventfd(0, EFD_CLOEXEC);
	int result = zero_or_error(syscall(SYS_setns, fd, CLONE_NEWPID));

	(void)n;
	close(fd);
	return result;
}

/* Access is checked, and the calls came with Linux 6.11. */
static int open_by_pidfd(int n, int request)
{
	int result;

	if (n > PROCESSES || scene->slot[n - 1].pidfd <= 0)
		return ANY;
	result = identify(ask(scene->slot[n - 1].pidfd, request, 0));
	return result < 0 ? ANY : result;
}

static int get_namespace(int n)
{
	return open_by_pidfd(n, GET_PID_NAMESPACE);
}

static int get_namespace_for_children(int n)
{
	return open_by_pidfd(n, GET_PID_FOR_CHILDREN_NAMESPACE);
}

/* ioctl_nsfs(2): the results for the PIDs 1 to 3, as digits to the base 32;
   31: ESRCH. */
enum { FIRST_PIDS = 3, BASE = 32, UNKNOWN = 31 };

static int translate(int n, unsigned request)
{
	int digits = 0;

	for (int pid = 1; pid <= FIRST_PIDS && is_namespace(n); pid++) {
		int result = ask(scene->ns_files[n - 1], (int)request, pid);

		if (result == -1 && errno != ESRCH)
			return ANY;
		digits = digits * BASE + (result == -1 ? UNKNOWN : result);
	}
	return is_namespace(n) ? digits : ANY;
}

static int translate_from(int n)
{
	return translate(n, 0x8004b706);
}

static int translate_process_from(int n)
{
	return translate(n, 0x8004b707);
}

static int translate_to(int n)
{
	return translate(n, 0x8004b708);
}

static int translate_process_to(int n)
{
	return translate(n, 0x8004b709);
}

static int number_from_to(const struct model *m, int from, int to, int pid,
			  bool of_process)
{
	int q = find_process(m, from, pid), t = find_thread(m, from, pid);

	if (t == NOBODY)
		return q == NOBODY ? 0 : number_in(m, q, to);
	if (m->p[t].state != LIVE)
		return ANY;
	if (of_process || !is_within(m, m->p[t].ns, to))
		return number_in(m, t, to);
	return m->p[t].tid[m->n[to].level];
}

static int digits_from_to(const struct model *m, int from, int to,
			  bool of_process)
{
	int digits = 0;

	for (int pid = 1; pid <= FIRST_PIDS; pid++) {
		int number = number_from_to(m, from, to, pid, of_process);

		if (number >= UNKNOWN)
			return ANY;
		digits = digits * BASE + (number ? number : UNKNOWN);
	}
	return digits;
}

#define TRANSLATED(name, from, to, of_process)                           \
	static int name(const struct model *m, int p, int n)             \
	{                                                                \
		int own = m->p[p].ns, other = n - 1;                     \
                                                                         \
		return n <= m->namespaces                                \
			       ? digits_from_to(m, from, to, of_process) \
			       : ANY;                                    \
	}

TRANSLATED(as_translated_from, other, own, false)
TRANSLATED(as_process_translated_from, other, own, true)
TRANSLATED(as_translated_to, own, other, false)
TRANSLATED(as_process_translated_to, own, other, true)

/* ioctl_nsfs(2), NS_GET_PARENT: EPERM if the parent is outside of the caller's
   namespace. */
static int as_parent(const struct model *m, int p, int n)
{
	int parent = n <= m->namespaces ? m->n[n - 1].parent : NOBODY;

	return parent != NOBODY && is_within(m, parent, m->p[p].ns) ? parent + 1
								    : -EPERM;
}

/* NS_GET_USERNS: the same for user namespaces. */
static int as_owner_of_namespace(const struct model *m, int p, int n)
{
	if (n > m->namespaces)
		return ANY;
	return m->p[p].users == 0 || m->p[p].users == m->n[n - 1].owner
		       ? 0
		       : -EPERM;
}

static int as_pid_type(const struct model *m, int p, int n)
{
	(void)m, (void)p, (void)n;
	return 1;
}

static int as_namespace(const struct model *m, int p, int n)
{
	(void)p;
	return n <= PROCESSES && m->p[n - 1].state == LIVE ? m->p[n - 1].ns + 1
							   : ANY;
}

static int as_namespace_for_children(const struct model *m, int p, int n)
{
	int ns = n <= PROCESSES ? m->p[n - 1].ns_for_children : 0;

	(void)p;
	return n <= PROCESSES && m->p[n - 1].state == LIVE &&
			       scene->ns_inodes[ns]
		       ? ns + 1
		       : ANY;
}

static int as_own_namespace(const struct model *m, int p, int n)
{
	int q = find_process(m, m->p[p].ns, n);

	return q == NOBODY || m->p[q].state != LIVE ? ANY : m->p[q].ns + 1;
}

static int as_own_namespace_for_children(const struct model *m, int p, int n)
{
	int q = find_process(m, m->p[p].ns, n);

	return q == NOBODY ? ANY : as_namespace_for_children(m, p, q + 1);
}

static int as_invalid(const struct model *m, int p, int n)
{
	(void)m, (void)p, (void)n;
	return -EINVAL;
}

static int as_closed(const struct model *m, int p, int n)
{
	(void)m, (void)p, (void)n;
	return -EBADF;
}

/* ---- Invalid arguments ------------------------------------------------- */

/* No process is created; if one is, it ends. */
static int create(unsigned flags, pid_t *pids, size_t count)
{
	struct clone_args args = { .flags = flags,
				   .set_tid = (uintptr_t)pids,
				   .set_tid_size = count };
	long result = sys_clone3(&args);

	if (result == 0)
		_exit(0);
	return zero_or_error(result);
}

static int create_pid_0(int n)
{
	(void)n;
	return create(0, (pid_t[]){ 0 }, 1);
}

static int create_negative_pid(int n)
{
	(void)n;
	return create(0, (pid_t[]){ -1 }, 1);
}

static int create_with_many_pids(int n)
{
	pid_t pids[32];

	(void)n;
	for (int i = 0; i < 32; i++)
		pids[i] = 100 + i;
	return create(0, pids, 32);
}

static int create_without_pids(int n)
{
	(void)n;
	return create(0, NULL, 1);
}

static int create_with_no_pids(int n)
{
	(void)n;
	return create(0, (pid_t[]){ 100 }, 0);
}

static int create_init_as_2(int n)
{
	(void)n;
	return create(CLONE_NEWPID, (pid_t[]){ 2 }, 1);
}

/* Only below the namespace of p0, as the step "reboot". */
static int reboot_with(unsigned magic)
{
	return is_below_n0()
		       ? zero_or_error(syscall(SYS_reboot, magic,
					       LINUX_REBOOT_MAGIC2,
					       LINUX_REBOOT_CMD_CAD_ON, NULL))
		       : ANY;
}

static int reboot_on(int n)
{
	(void)n;
	return reboot_with(LINUX_REBOOT_MAGIC1);
}

static int reboot_without_magic(int n)
{
	(void)n;
	return reboot_with(0);
}

/* reboot(2), Behavior inside PID namespaces: other commands are rejected.
   user_namespaces(7): CAP_SYS_BOOT in the owner of the PID namespace. */
static int as_rejected_reboot(const struct model *m, int p, int n)
{
	(void)n;
	return is_capable(m, p, m->n[m->p[p].ns].owner) ? -EINVAL : -EPERM;
}

static int as_privileged_invalid(const struct model *m, int p, int n)
{
	(void)n;
	return is_capable(m, p, m->p[p].users) ? -EINVAL : ANY;
}

/* ---- The table --------------------------------------------------------- */

const struct probe probes[] = {
	{ "sched_getscheduler(%d)", A_PID, get_scheduler, as_process },
	{ "sched_getparam(%d)", A_PID, get_parameter, as_process },
	{ "sched_getattr(%d)", A_PID, get_attributes, as_process },
	{ "sched_getaffinity(%d)", A_PID, get_affinity, as_process },
	{ "sched_setscheduler(%d)", A_PID, set_scheduler, as_process_of_user },
	{ "sched_setaffinity(%d)", A_PID, set_affinity, as_process_of_user },
	{ "getpriority(PRIO_PROCESS, %d)", A_PID, get_priority, as_process },
	{ "setpriority(PRIO_PROCESS, %d)", A_PID, set_priority,
	  as_process_of_user },
	{ "setpriority(PRIO_PGRP, %d)", A_PID, set_priority_of_group,
	  as_group_with_access },
	{ "getpriority(PRIO_PGRP, %d)", A_PID, get_priority_of_group,
	  as_group },
	{ "ioprio_get(IOPRIO_WHO_PROCESS, %d)", A_PID, get_io_priority,
	  as_process },
	{ "ioprio_get(IOPRIO_WHO_PGRP, %d)", A_PID, get_io_priority_of_group,
	  as_group },
	{ "ioprio_set(IOPRIO_WHO_PROCESS, %d)", A_PID, set_io_priority,
	  as_process_of_user },
	{ "ioprio_set(IOPRIO_WHO_PGRP, %d)", A_PID, set_io_priority_of_group,
	  as_group_with_access },
	{ "prlimit(%d)", A_PID, get_limit, as_process_with_access },
	{ "get_robust_list(%d)", A_PID, get_robust_list,
	  as_process_with_access },
	{ "capget(%d)", A_PID, get_capabilities, as_process },
	{ "kcmp(%d)", A_PID, compare, as_process_with_access },
	{ "move_pages(%d)", A_PID, move_no_pages, as_process_with_access },
	{ "process_vm_readv(%d)", A_PID, read_memory, as_process_with_access },
	{ "tkill(%d, 0)", A_PID, kill_thread_0, as_signal },
	{ "tgkill(%d, the same, 0)", A_PID, kill_thread_of_process_0,
	  as_signal },
	{ "rt_sigqueueinfo(%d, 0)", A_PID, queue_0, as_signal },
	{ "rt_tgsigqueueinfo(%d, the same, 0)", A_PID, queue_0_to_thread,
	  as_signal },
	{ "kill(-%d, 0)", A_PID, kill_group_0, as_signalled_group },
	{ "pidfd_open(%d)", A_PID, open_pidfd, as_process },
	{ "clock_gettime(clock of %d)", A_PID, read_clock, as_clock },
	{ "perf_event_open(%d)", A_PID, open_counter, as_process_with_access },
	{ "timer_create(SIGEV_THREAD_ID, %d)", A_PID, create_timer,
	  as_own_thread_id },
	{ "set_tid_address()", NOTHING_ELSE, set_address, as_own_number },
	{ "F_SETOWN(%d)", A_PID, own_by_id, as_process },
	{ "F_SETOWN(-%d)", A_PID, own_by_negative, as_owning_group },
	{ "F_SETOWN_EX(F_OWNER_PID, %d)", A_PID, own_by_process, as_process },
	{ "F_SETOWN_EX(F_OWNER_TID, %d)", A_PID, own_by_thread, as_process },
	{ "F_SETOWN_EX(F_OWNER_PGRP, %d)", A_PID, own_by_group,
	  as_owning_group },
	{ "FUTEX_TRYLOCK_PI, owner %d", A_PID, try_lock, as_owner },
	{ "SCM_CREDENTIALS with %d", A_PID, state_pid, as_credentials },
	{ "waitid(P_PID, %d)", A_PID, wait_for_process, as_child },
	{ "waitid(P_PGID, %d)", A_PID, wait_for_group, as_group_of_children },

	{ "Pid in /proc/%d/status", A_PID, own_pid, own_itself },
	{ "Tgid in /proc/%d/status", A_PID, own_tgid, own_itself },
	{ "NSpid in /proc/%d/status", A_PID, own_nspid, own_itself },
	{ "PPid in /proc/%d/status", A_PID, own_ppid, own_parent },
	{ "the parent in /proc/%d/stat", A_PID, own_stat_parent, own_parent },
	{ "the group in /proc/%d/stat", A_PID, own_stat_group, own_group },
	{ "the session in /proc/%d/stat", A_PID, own_stat_session,
	  own_session },
	{ "Pid of process %d, by the outer /proc", AN_INDEX, outer_pid,
	  outer_itself },
	{ "Tgid of process %d, by the outer /proc", AN_INDEX, outer_tgid,
	  outer_itself },
	{ "the parent of process %d, by the outer /proc", AN_INDEX,
	  outer_stat_parent, outer_parent },
	{ "the group of process %d, by the outer /proc", AN_INDEX,
	  outer_stat_group, outer_group },
	{ "the session of process %d, by the outer /proc", AN_INDEX,
	  outer_stat_session, outer_session },
	{ "/proc/self", NOTHING_ELSE, read_self, as_own_number },
	{ "/proc/thread-self", NOTHING_ELSE, read_thread_self, as_own_thread },
	{ "the list of PIDs in /proc", NOTHING_ELSE, list_processes,
	  as_processes },
	{ "/proc/%d/task", A_PID, list_threads, as_threads },
	{ "/proc/%d/task/PID/children", A_PID, list_children, as_children },
	{ "/proc/%d/ns/pid", A_PID, read_own_namespace, as_own_namespace },
	{ "/proc/%d/ns/pid_for_children", A_PID, read_namespace_for_children,
	  as_own_namespace_for_children },
	{ "the threads of p%d, by the outer /proc", AN_INDEX,
	  list_outer_threads, as_outer_threads },
	{ "the children of p%d, by the outer /proc", AN_INDEX,
	  list_outer_children, as_outer_children },
	{ "self, by the outer /proc", NOTHING_ELSE, read_outer_self,
	  as_outer_number },
	{ "thread-self, by the outer /proc", NOTHING_ELSE,
	  read_outer_thread_self, as_outer_number },
	{ "the fdinfo of a pidfd of process %d, by the caller's /proc",
	  AN_INDEX, read_own_fdinfo, as_own_fdinfo },
	{ "the fdinfo of a pidfd of process %d, by the outer /proc", AN_INDEX,
	  read_outer_fdinfo, as_outer_fdinfo },
	{ "the last PID in /proc/loadavg", NOTHING_ELSE, read_load, as_last },
	{ "/proc/sys/kernel/ns_last_pid", NOTHING_ELSE, read_last_pid,
	  as_last },

	{ "NS_GET_PARENT of namespace %d", AN_INDEX, get_parent, as_parent },
	{ "NS_GET_USERNS of namespace %d", AN_INDEX, get_owner,
	  as_owner_of_namespace },
	{ "NS_GET_NSTYPE of namespace %d", AN_INDEX, get_type, as_pid_type },
	{ "NS_GET_PARENT of a UTS namespace", NOTHING_ELSE, get_parent_of_other,
	  as_invalid },
	{ "NS_GET_PID_FROM_PIDNS of a UTS namespace", NOTHING_ELSE,
	  translate_by_other, as_invalid },
	{ "NS_GET_OWNER_UID of namespace %d", AN_INDEX, get_owner_id,
	  as_invalid },
	{ "NS_GET_PID_FROM_PIDNS of namespace %d", AN_INDEX, translate_from,
	  as_translated_from },
	{ "NS_GET_TGID_FROM_PIDNS of namespace %d", AN_INDEX,
	  translate_process_from, as_process_translated_from },
	{ "NS_GET_PID_IN_PIDNS of namespace %d", AN_INDEX, translate_to,
	  as_translated_to },
	{ "NS_GET_TGID_IN_PIDNS of namespace %d", AN_INDEX,
	  translate_process_to, as_process_translated_to },
	{ "PIDFD_GET_PID_NAMESPACE of process %d", AN_INDEX, get_namespace,
	  as_namespace },
	{ "PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE of process %d", AN_INDEX,
	  get_namespace_for_children, as_namespace_for_children },
	{ "setns(namespace %d, CLONE_NEWUTS)", AN_INDEX, join_as_other,
	  as_invalid },
	{ "setns(namespace %d, CLONE_NEWPID | CLONE_NEWUTS)", AN_INDEX,
	  join_as_two, as_invalid },
	{ "setns(-1, CLONE_NEWPID)", NOTHING_ELSE, join_closed, as_closed },
	{ "setns(eventfd, CLONE_NEWPID)", NOTHING_ELSE, join_other_file,
	  as_invalid },

	{ "clone3(set_tid = { 0 })", NOTHING_ELSE, create_pid_0, as_invalid },
	{ "clone3(set_tid = { -1 })", NOTHING_ELSE, create_negative_pid,
	  as_invalid },
	{ "clone3(set_tid with 32 PIDs)", NOTHING_ELSE, create_with_many_pids,
	  as_invalid },
	{ "clone3(set_tid = NULL, set_tid_size = 1)", NOTHING_ELSE,
	  create_without_pids, as_invalid },
	{ "clone3(set_tid_size = 0)", NOTHING_ELSE, create_with_no_pids,
	  as_invalid },
	{ "clone3(CLONE_NEWPID, set_tid = { 2 })", NOTHING_ELSE,
	  create_init_as_2, as_privileged_invalid },
	{ "reboot(LINUX_REBOOT_CMD_CAD_ON)", NOTHING_ELSE, reboot_on,
	  as_rejected_reboot },
	{ "reboot(magic = 0)", NOTHING_ELSE, reboot_without_magic,
	  as_rejected_reboot },
};

const int probes_count = sizeof(probes) / sizeof(probes[0]);

/* Does this host deny the call, even for the caller itself? */
static bool is_denied(const struct probe *probe)
{
	int result = probe->look((int)syscall(SYS_getpid));

	return result == -ENOSYS || result == -EPERM || result == -EACCES;
}

void make_probe(int which, int last, int *seen)
{
	const struct probe *probe = &probes[which];
	bool denied = probe->of == A_PID && is_denied(probe);

	for (int n = 1; n <= last; n++) {
		seen[n] = ANY;
		if (!denied && (n == 1 || probe->of != NOTHING_ELSE))
			seen[n] = probe->look(n);
	}
}
