// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * proc_probes.c - files of procfs that have PIDs.
 *
 * pid_namespaces(7), /proc and PID namespaces: procfs shows the processes that
 * are visible in the PID namespace of its mount.  Each process looks at an
 * instance for its own PID namespace, and at that of the worker ("outer").
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "numbers.h"
#include "perform.h"
#include "probe.h"
#include "src/sys.h"

/* ---- procfs ------------------------------------------------------------ */

/* A file of /proc/N of the caller's PID namespace, or of the worker's if n is
   negative: that of the process with number -n - 1. */
static int read_file(int n, const char *name, char *text, size_t size)
{
	int proc = n > 0 ? mount_own_proc() : worker_proc, result = 0;
	int number = n < 0 ? scene->slot[-n - 1].outer : n;
	char path[48];

	if (proc == -1)
		return ANY;
	snprintf(path, sizeof(path), "%d/%s", number, name);
	if (!read_below(proc, path, text, size))
		result = -ENOENT;
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

/* A process without children has an empty file; without CONFIG_PROC_CHILDREN,
   no process has one. */
static int list_children(int n)
{
	char name[32], text[256] = "", *at = text, *end;
	int mask = LIST, number;

	snprintf(name, sizeof(name), "task/%d/children", n);
	if (faccessat(worker_proc, "thread-self/children", F_OK, 0) == -1 ||
	    read_file(n, name, text, sizeof(text)) == ANY)
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
	return read_fdinfo(n, mount_own_proc());
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

/* The result of opening a file in an instance with that option. */
static int open_with(const char *option, const char *value, const char *path)
{
	int proc = mount_proc_with(option, value), fd, result;

	if (proc == -1)
		return ANY;
	fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
	result = zero_or_error(fd);
	if (fd != -1)
		close(fd);
	close(proc);
	return result;
}

static int open_status_with(const char *value, int n)
{
	char path[48];

	snprintf(path, sizeof(path), "%d/status", n);
	return open_with("hidepid", value, path);
}

static int open_status_1(int n)
{
	return open_status_with("1", n);
}

static int open_status_2(int n)
{
	return open_status_with("2", n);
}

static int open_status_4(int n)
{
	return open_status_with("4", n);
}

static int mount_with_3(int n)
{
	int proc = mount_proc_with("hidepid", "3");

	(void)n;
	if (proc == -1)
		return errno == EINVAL ? -EINVAL : ANY;
	close(proc);
	return 0;
}

static int mount_subset(int n)
{
	(void)n;
	return open_with("subset", "pid", "loadavg");
}

static int find_directory(int n)
{
	int proc = mount_own_proc();
	char path[24];

	if (proc == -1)
		return ANY;
	snprintf(path, sizeof(path), "%d", n);
	return zero_or_error(faccessat(proc, path, F_OK, 0));
}

FIELD(own_pid, read_status, "Pid:", number)
FIELD(own_tgid, read_status, "Tgid:", number)
FIELD(own_nstgid, read_status, "NStgid:", number)
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

/* The number in the caller's PID namespace of what @other returns.  The parent,
   group and session of p0 are not compared. */
static int in_own_proc(const struct model *m, int p, int n,
		       int (*other)(const struct model *m, int q))
{
	int ns = m->p[p].ns, q = find_process(m, ns, n);

	if (find_thread(m, ns, n) != NOBODY || q == 0)
		return ANY;
	return q == NOBODY ? -ENOENT : number_in(m, other(m, q), ns);
}

/* proc_pid(5), /proc/TID: a thread has such a directory as well. */
static int own_pid_or_tid(const struct model *m, int p, int n)
{
	int t = find_thread(m, m->p[p].ns, n);

	return t == NOBODY	       ? in_own_proc(m, p, n, itself)
	       : m->p[t].state == LIVE ? n
				       : ANY;
}

static int own_process_of_thread(const struct model *m, int p, int n)
{
	int t = find_thread(m, m->p[p].ns, n);

	return t == NOBODY	       ? in_own_proc(m, p, n, itself)
	       : m->p[t].state == LIVE ? number_in(m, t, m->p[p].ns)
				       : ANY;
}

static int as_directory(const struct model *m, int p, int n)
{
	int number = own_pid_or_tid(m, p, n);

	return number > 0 && number != ANY ? 0 : number;
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

static int outer_itself(const struct model *m, int p, int n)
{
	(void)p;
	return in_outer_proc(m, n, itself);
}

IN_PROC(parent, parent_of)
IN_PROC(group, group_of)
IN_PROC(session, session_of)

static int as_own_thread(const struct model *m, int p, int n)
{
	return 101 * as_own_number(m, p, n);
}

/*
 * proc(5), hidepid: a process of another user is not accessible.  Whether one
 * of the same user is depends on ptrace(2) and on modules.
 */
static int as_hidden(const struct model *m, int p, int n, int error)
{
	int q = find_process(m, m->p[p].ns, n);

	if (q == NOBODY)
		return find_thread(m, m->p[p].ns, n) == NOBODY ? -ENOENT : ANY;
	if (m->p[q].state != LIVE || m->p[p].users || m->p[q].users ||
	    m->p[q].user == m->p[p].user || m->p[p].privileged)
		return ANY;
	return error;
}

static int as_hidden_1(const struct model *m, int p, int n)
{
	return as_hidden(m, p, n, -EPERM);
}

static int as_hidden_2(const struct model *m, int p, int n)
{
	return as_hidden(m, p, n, -ENOENT);
}

static int as_invalid_option(const struct model *m, int p, int n)
{
	(void)m, (void)p, (void)n;
	return -EINVAL;
}

static int as_absent(const struct model *m, int p, int n)
{
	(void)m, (void)p, (void)n;
	return -ENOENT;
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

/* ---- The table --------------------------------------------------------- */

const struct probe proc_probes[] = {
	{ "Pid in /proc/%d/status", A_PID, own_pid, own_pid_or_tid },
	{ "Tgid in /proc/%d/status", A_PID, own_tgid, own_process_of_thread },
	{ "NSpid in /proc/%d/status", A_PID, own_nspid, own_pid_or_tid },
	{ "NStgid in /proc/%d/status", A_PID, own_nstgid,
	  own_process_of_thread },
	{ "/proc/%d", A_PID, find_directory, as_directory },
	{ "/proc/%d/status with hidepid=1", A_PID, open_status_1, as_hidden_1 },
	{ "/proc/%d/status with hidepid=2", A_PID, open_status_2, as_hidden_2 },
	{ "/proc/%d/status with hidepid=4", A_PID, open_status_4, as_hidden_2 },
	{ "mount with hidepid=3", NOTHING_ELSE, mount_with_3,
	  as_invalid_option },
	{ "loadavg with subset=pid", NOTHING_ELSE, mount_subset, as_absent },
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
	{ 0 },
};
