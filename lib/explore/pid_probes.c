// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pid_probes.c - system calls that take the PID of a process or of a group.
 *
 * pid_namespaces(7), Nesting PID namespaces: they operate on the PIDs that are
 * visible in the caller's PID namespace.  The manual page of each call has the
 * error for a PID that is not in use.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "files.h"
#include "numbers.h"
#include "perform.h"
#include "probe.h"
#include "src/sys.h"

/* ---- Calls that take the PID of a process ------------------------------ */

#define CALL(name, ...)                                     \
	static int name(int n)                              \
	{                                                   \
		return zero_or_error(syscall(__VA_ARGS__)); \
	}

#ifndef P_PIDFD /* Linux 5.4 */
#define P_PIDFD 3
#endif

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

/* Does not remove a zombie. */
static int wait_for_pidfd(int n)
{
	int pidfd, result;

	if (n > PROCESSES || scene->slot[n - 1].pidfd <= 0)
		return ANY;
	pidfd = borrow(scene->slot[n - 1].pidfd);
	result = zero_or_error(
		syscall(SYS_waitid, P_PIDFD, pidfd, &(siginfo_t){ 0 },
			WEXITED | WNOHANG | WNOWAIT | __WALL, NULL));
	give_back(pidfd);
	return result;
}

/* Independently of the model: no member of a PID namespace can kill its init,
   and the caller is not in the namespace of p0. */
static int kill_thread_of_init(int n)
{
	return is_below_n0() ? zero_or_error(syscall(SYS_tgkill, 1, n, SIGKILL))
			     : ANY;
}

/* ---- Calls that set the value that the caller has ---------------------- */

/* Independently of the model: no other process of the user is visible that a
   broken kernel could find. */
static bool may_set(void)
{
	return scene->alone;
}

static int set_priority(int which, int n)
{
	long own = syscall(SYS_getpriority, PRIO_PROCESS, 0);

	return may_set() ? zero_or_error(
				   syscall(SYS_setpriority, which, n, 20 - own))
			 : ANY;
}

static int set_priority_of_process(int n)
{
	return set_priority(PRIO_PROCESS, n);
}

static int set_priority_of_group(int n)
{
	return set_priority(PRIO_PGRP, n);
}

/* Best effort, level 4: what a process has by default (ioprio_set(2)). */
static int set_io_priority(int which, int n)
{
	enum { PRIORITY = 2 << 13 | 4 };

	return may_set() ? zero_or_error(
				   syscall(SYS_ioprio_set, which, n, PRIORITY))
			 : ANY;
}

static int set_io_priority_of_process(int n)
{
	return set_io_priority(PRIORITY_OF_IO, n);
}

static int set_io_priority_of_group(int n)
{
	return set_io_priority(OF_GROUP, n);
}

static int set_affinity(int n)
{
	char mask[MASK] = { 0 };
	long size = syscall(SYS_sched_getaffinity, 0, MASK, mask);

	return may_set() && size > 0
		       ? zero_or_error(
				 syscall(SYS_sched_setaffinity, n, size, mask))
		       : ANY;
}

static int set_scheduler(int n)
{
	struct sched_param own = { 0 };
	long policy = syscall(SYS_sched_getscheduler, 0);

	syscall(SYS_sched_getparam, 0, &own);
	return may_set() ? zero_or_error(syscall(SYS_sched_setscheduler, n,
						 policy, &own))
			 : ANY;
}

/* ---- Calls with other arguments ---------------------------------------- */

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
	struct {
		uint32_t type, size;
		uint64_t config, rest[6];
	} attributes = { SOFTWARE, sizeof(attributes), DUMMY, { 0 } };
	long fd = syscall(SYS_perf_event_open, &attributes, n, -1, -1, CLOEXEC);

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

	return zero_or_error(syscall(SYS_futex, &word,
				     FUTEX_TRYLOCK_PI | FUTEX_PRIVATE_FLAG, 0,
				     NULL, NULL, 0));
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

/* pid_namespaces(7), The namespace init process: members cannot kill it. */
static int as_thread_of_init(const struct model *m, int p, int n)
{
	int init = m->n[m->p[p].ns].init;
	int t = find_thread(m, m->p[p].ns, n);

	if (m->p[init].state != LIVE)
		return ANY;
	if (n != 1 && t != init)
		return -ESRCH;
	return may_signal(m, p, init, S_KILL) ? 0 : -EPERM;
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

/* waitid(2), P_PIDFD: ECHILD if it is not a child of the caller. */
static int as_child_by_index(const struct model *m, int p, int n)
{
	if (n > PROCESSES || m->p[n - 1].state != LIVE)
		return ANY;
	return is_waited_for(m, p, n - 1) ? 0 : -ECHILD;
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

/* ---- Signals and attributes ---------------------------------------------- */

static int ignore_signal(int signal)
{
	struct sigaction action = { .sa_handler = SIG_IGN };

	return zero_or_error(sigaction(signal, &action, NULL));
}

static int ignore_kill(int n)
{
	(void)n;
	return ignore_signal(SIGKILL);
}

static int ignore_stop(int n)
{
	(void)n;
	return ignore_signal(SIGSTOP);
}

/* sigaction(2), EINVAL. */
static int as_fixed_action(const struct model *m, int p, int n)
{
	(void)m;
	(void)p;
	(void)n;
	return -EINVAL;
}

static int get_subreaper(int n)
{
	int is_one = -1;

	(void)n;
	return prctl(PR_GET_CHILD_SUBREAPER, &is_one) == -1 ? -errno : is_one;
}

/* PR_SET_CHILD_SUBREAPER(2const), Description. */
static int as_subreaper(const struct model *m, int p, int n)
{
	(void)n;
	return m->p[p].subreaper != 0;
}

/* ---- The table --------------------------------------------------------- */

const struct probe pid_probes[] = {
	{ "sched_getscheduler(%d)", A_PID, get_scheduler, as_process },
	{ "sched_getparam(%d)", A_PID, get_parameter, as_process },
	{ "sched_getattr(%d)", A_PID, get_attributes, as_process },
	{ "sched_getaffinity(%d)", A_PID, get_affinity, as_process },
	{ "sched_setscheduler(%d)", A_PID, set_scheduler, as_process_of_user },
	{ "sched_setaffinity(%d)", A_PID, set_affinity, as_process_of_user },
	{ "getpriority(PRIO_PROCESS, %d)", A_PID, get_priority, as_process },
	{ "setpriority(PRIO_PROCESS, %d)", A_PID, set_priority_of_process,
	  as_process_of_user },
	{ "setpriority(PRIO_PGRP, %d)", A_PID, set_priority_of_group,
	  as_group_with_access },
	{ "getpriority(PRIO_PGRP, %d)", A_PID, get_priority_of_group,
	  as_group },
	{ "ioprio_get(IOPRIO_WHO_PROCESS, %d)", A_PID, get_io_priority,
	  as_process },
	{ "ioprio_get(IOPRIO_WHO_PGRP, %d)", A_PID, get_io_priority_of_group,
	  as_group },
	{ "ioprio_set(IOPRIO_WHO_PROCESS, %d)", A_PID,
	  set_io_priority_of_process, as_process_of_user },
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
	{ "tgkill(1, %d, SIGKILL)", AN_INDEX, kill_thread_of_init,
	  as_thread_of_init },
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
	{ "waitid(P_PIDFD, process %d)", AN_INDEX, wait_for_pidfd,
	  as_child_by_index },
	{ "waitid(P_PGID, %d)", A_PID, wait_for_group, as_group_of_children },
	{ "sigaction(SIGKILL, SIG_IGN)", NOTHING_ELSE, ignore_kill,
	  as_fixed_action },
	{ "sigaction(SIGSTOP, SIG_IGN)", NOTHING_ELSE, ignore_stop,
	  as_fixed_action },
	{ "PR_GET_CHILD_SUBREAPER", NOTHING_ELSE, get_subreaper, as_subreaper },
	{ 0 },
};
