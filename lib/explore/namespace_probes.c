// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * namespace_probes.c - files of PID namespaces, and invalid arguments of the
 * calls that create and join them.
 *
 * ioctl_nsfs(2), setns(2), clone(2) and reboot(2) state the results.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "numbers.h"
#include "perform.h"
#include "probe.h"
#include "src/sys.h"

/* ---- PID namespaces ---------------------------------------------------- */

/* linux/nsfs.h and linux/pidfd.h; the ioctls of the numbers 6 to 9 came with
   Linux 6.11. */
#define OF_NS 0xb7
#define OF_PIDFD 0xff
#define GET_USERNS _IO(OF_NS, 1)
#define GET_PARENT _IO(OF_NS, 2)
#define GET_NSTYPE _IO(OF_NS, 3)
#define GET_OWNER_UID _IO(OF_NS, 4)
#define GET_PID_FROM_PIDNS _IOR(OF_NS, 6, int)
#define GET_TGID_FROM_PIDNS _IOR(OF_NS, 7, int)
#define GET_PID_IN_PIDNS _IOR(OF_NS, 8, int)
#define GET_TGID_IN_PIDNS _IOR(OF_NS, 9, int)
#define GET_PID_NAMESPACE _IO(OF_PIDFD, 5)
#define GET_PID_FOR_CHILDREN_NAMESPACE _IO(OF_PIDFD, 6)

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

static int ask(int file, unsigned long request, long argument)
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
	int fd, result;

	if (!is_namespace(n))
		return ANY;
	fd = ask(scene->ns_files[n - 1], GET_USERNS, 0);
	if (fd == -1)
		return -errno;
	result = is_as_documented(fd) ? 0 : -EBADF;
	close(fd);
	return result;
}

/* A file of another namespace, and a call for user namespaces: the types do not
   fit. */
static int ask_other(unsigned long request)
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
	return ask_other(GET_PID_FROM_PIDNS);
}

static int get_owner_id(int n)
{
	uint32_t user;

	return is_namespace(n)
		       ? zero_or_error(ask(scene->ns_files[n - 1],
					   GET_OWNER_UID, (intptr_t)&user))
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

/* setns(2): with a pidfd, nstype must have a namespace. */
static int join_nothing(int n)
{
	int pidfd, result;

	if (n > PROCESSES || scene->slot[n - 1].pidfd <= 0)
		return ANY;
	pidfd = borrow(scene->slot[n - 1].pidfd);
	result = zero_or_error(syscall(SYS_setns, pidfd, 0));
	give_back(pidfd);
	return result;
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
static int open_by_pidfd(int n, unsigned long request)
{
	int result;

	if (n > PROCESSES || scene->slot[n - 1].pidfd <= 0)
		return ANY;
	result = identify(ask(scene->slot[n - 1].pidfd, request, 0));
	return result == -ENOTTY || result == -EPERM || result == -EACCES
		       ? ANY
		       : result;
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

static int translate(int n, unsigned long request)
{
	int digits = 0;

	for (int pid = 1; pid <= FIRST_PIDS && is_namespace(n); pid++) {
		int result = ask(scene->ns_files[n - 1], request, pid);

		if (result == -1 && errno != ESRCH)
			return ANY;
		digits = digits * BASE + (result == -1 ? UNKNOWN : result);
	}
	return is_namespace(n) ? digits : ANY;
}

static int translate_from(int n)
{
	return translate(n, GET_PID_FROM_PIDNS);
}

static int translate_process_from(int n)
{
	return translate(n, GET_TGID_FROM_PIDNS);
}

static int translate_to(int n)
{
	return translate(n, GET_PID_IN_PIDNS);
}

static int translate_process_to(int n)
{
	return translate(n, GET_TGID_IN_PIDNS);
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

/* Only the kernel's code states the error for a zombie, which has none. */
static int as_namespace(const struct model *m, int p, int n)
{
	(void)p;
	if (n > PROCESSES || m->p[n - 1].state == ABSENT)
		return ANY;
	return m->p[n - 1].state == LIVE     ? m->p[n - 1].ns + 1
	       : m->p[n - 1].state == ZOMBIE ? -ESRCH
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

/* ENOSPC: another process makes the probe with a limit of 0. */
static int create_init_as_2(int n)
{
	int result = create(CLONE_NEWPID, (pid_t[]){ 2 }, 1);

	(void)n;
	return result == -ENOSPC ? ANY : result;
}

/* namespaces(7), The /proc/sys/user directory: the file is that of the user
   namespace of the process that opens it. */
static const char limit_path[] = "sys/user/max_pid_namespaces";

static int read_limit(int n)
{
	char text[32];

	(void)n;
	return read_proc(limit_path, text, sizeof(text)) ? atoi(text) : ANY;
}

/* The result of creating a PID namespace while the limit is 0.  Only one
   process may change it. */
static int create_beyond_limit(int n)
{
	int fd = openat(worker_proc, limit_path, O_WRONLY | O_CLOEXEC);
	int result = ANY;

	(void)n;
	if (fd == -1)
		return errno == EACCES ? -EACCES : ANY;
	if (me == 0 && pwrite(fd, "0\n", 2, 0) == 2) {
		result = create(CLONE_NEWPID, (pid_t[]){ 2 }, 1);
		if (pwrite(fd, "2147483647\n", 11, 0) != 11)
			result = ANY;
	}
	close(fd);
	return result;
}

/* p0 may be changing the limit of the worker's user namespace meanwhile. */
static int as_default_limit(const struct model *m, int p, int n)
{
	(void)n;
	return p == 0 || m->p[p].users ? INT_MAX : ANY;
}

static int as_limited(const struct model *m, int p, int n)
{
	(void)n;
	if (!m->p[p].privileged)
		return -EACCES;
	return m->p[p].ns_for_children == m->p[p].ns ? -ENOSPC : ANY;
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

const struct probe namespace_probes[] = {
	{ "/proc/%d/ns/pid", A_PID, read_own_namespace, as_own_namespace },
	{ "/proc/%d/ns/pid_for_children", A_PID, read_namespace_for_children,
	  as_own_namespace_for_children },
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
	{ "setns(pidfd of process %d, 0)", AN_INDEX, join_nothing, as_invalid },
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
	{ "max_pid_namespaces", NOTHING_ELSE, read_limit, as_default_limit },
	{ "clone3(CLONE_NEWPID) with a limit of 0", NOTHING_ELSE,
	  create_beyond_limit, as_limited },
	{ "reboot(LINUX_REBOOT_CMD_CAD_ON)", NOTHING_ELSE, reboot_on,
	  as_rejected_reboot },
	{ "reboot(magic = 0)", NOTHING_ELSE, reboot_without_magic,
	  as_rejected_reboot },
	{ 0 },
};
