// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * namespace.c - identifies PID namespaces by the inode numbers of their files
 * in nsfs.
 *
 * The files are found in /proc.  That procfs instance may be of any PID
 * namespace in which the process has a PID: the process is looked up by that
 * PID.
 */
#include <fcntl.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

#include "sys.h"
#include "world.h"

/* Reads the number from the text of the link, "pid:[4026531836]", because
   st_ino is wrong on some kernels (gVisor). */
intmax_t file_number(const char *path)
{
	char text[32] = "";
	intmax_t number = -1;

	if (readlink(path, text, sizeof(text) - 1) == -1)
		return -1;
	if (sscanf(text, "%*[a-z]:[%jd]", &number) != 1)
		errno = ENODATA;
	return number;
}

static const char *namespace_file(struct process *p, const char *which,
				  const struct here *here)
{
	static char path[64];
	int number = number_in_proc(known_(p, here));

	if (number < 0)
		inconclusive(here, "%s has ended, and was waited for", p->name);
	if (number == 0)
		skip("requires a /proc that shows %s (mount /proc)", p->name);
	snprintf(path, sizeof(path), "/proc/%d/ns/%s", number, which);
	return path;
}

static intmax_t number_or_skip(const char *path)
{
	intmax_t number = file_number(path);

	if (number == -1)
		skip("%s", missing(path, "mount /proc"));
	return number;
}

intmax_t namespace_of_(struct process *p, const struct here *here)
{
	return number_or_skip(namespace_file(p, "pid", here));
}

intmax_t own_namespace(void)
{
	return number_or_skip("/proc/self/ns/pid");
}

intmax_t namespace_for_children(void)
{
	return file_number("/proc/self/ns/pid_for_children");
}

intmax_t namespace_for_children_of_(struct process *p, const struct here *here)
{
	return file_number(namespace_file(p, "pid_for_children", here));
}

intmax_t namespace_of_file(int fd)
{
	struct stat status;
	char path[48];
	intmax_t number;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	number = file_number(path);
	if (number != -1 || fstat(fd, &status) == -1)
		return number;
	return status.st_ino;
}

/* Before 6.3, 32-bit programs cannot use ioctl(2) of namespaces. */
static int open_relative_of(int fd, unsigned long request, const char *name,
			    const struct here *here)
{
	bool narrow = sizeof(long) < sizeof(int64_t);
	int relative = ioctl(fd, request);

	if (relative == -1 && errno == ENOTTY)
		skip("%s", absent(name, narrow ? "6.3" : "4.9", here));
	return relative;
}

int open_parent_of(int fd)
{
	return open_relative_of(fd, NS_GET_PARENT, "NS_GET_PARENT",
				HERE_("open_parent_of()"));
}

int open_owner_of(int fd)
{
	return open_relative_of(fd, NS_GET_USERNS, "NS_GET_USERNS",
				HERE_("open_owner_of()"));
}

intmax_t own_user_namespace(void)
{
	return number_or_skip("/proc/self/ns/user");
}

int open_namespace_of_(struct process *p, const struct here *here)
{
	return or_skip(
		open(namespace_file(p, "pid", here), O_RDONLY | O_CLOEXEC));
}

int open_own_namespace(void)
{
	return or_skip(open("/proc/self/ns/pid", O_RDONLY | O_CLOEXEC));
}

/* Joins by pidfd since Linux 5.8, and by file before. */
void join_(struct process *p, const struct here *here)
{
	int fd;

	known_(p, here);
	if (p->pidfd != -1 && setns(p->pidfd, CLONE_NEWPID) == 0)
		return;
	fd = open_namespace_of_(p, here);
	or_skip(setns(fd, CLONE_NEWPID));
	close(fd);
}

/* Tries setns(2) with the PID namespace, because a test runs only on kernels
   that have PID namespaces. */
const char *need_setns_by_pidfd(void)
{
	int self = sys_pidfd_open(getpid()), error;
	bool works;

	if (self == -1)
		return absent("pidfd_open(2)", "5.3",
			      HERE_("need_setns_by_pidfd"));
	works = setns(self, CLONE_NEWPID) == 0 || errno == EPERM;
	error = errno;
	close(self);
	errno = error;
	return works ? NULL
		     : absent("setns(2) with a pidfd", "5.8",
			      HERE_("need_setns_by_pidfd"));
}

int translate_pid(int ns, unsigned long request, pid_t pid)
{
	int translated = ioctl(ns, request, pid);

	if (translated == -1 && errno == ENOTTY)
		skip("%s", absent("NS_GET_PID_IN_PIDNS", "6.11",
				  HERE_("translate_pid()")));
	return translated;
}

uint64_t id_of_namespace(int ns)
{
	uint64_t id = 0;

	or_skip(ioctl(ns, NS_GET_ID, &id));
	return id;
}

const char *need_listns(void)
{
	if (syscall(SYS_listns, NULL, NULL, 0, 0) == -1 && errno == ENOSYS)
		return absent("listns(2)", "7.2", HERE_("need_listns"));
	return NULL;
}

int list_namespaces(const struct listns_request *request, uint64_t *ids,
		    size_t n, unsigned int flags)
{
	return syscall(SYS_listns, request, ids, n, flags);
}
