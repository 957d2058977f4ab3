// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * separation.c - verifies that a namespace that was requested is a new one.
 *
 * An emulator, or a kernel with a bug, may return 0 from unshare(2) or clone(2)
 * and create nothing.  The test would then affect the host.  So the links in
 * /proc/thread-self/ns are compared before and after each such call.
 *
 * They are read through the /proc that the supervisor was started with: it
 * shows every process of a test, whatever the test mounts later.
 */
#include <fcntl.h>
#include <linux/stat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

#include "sys.h"
#include "world.h"

/* unshare(2) changes two of them for children only (Linux 4.12 and 5.6). */
static const struct type {
	unsigned long flag;
	const char *name, *link, *link_of_unsharer;
} types[NAMESPACE_TYPES] = {
	{ CLONE_NEWNS, "mount", "mnt", "mnt" },
	{ CLONE_NEWIPC, "IPC", "ipc", "ipc" },
	{ CLONE_NEWUTS, "UTS", "uts", "uts" },
	{ CLONE_NEWUSER, "user", "user", "user" },
	{ CLONE_NEWCGROUP, "cgroup", "cgroup", "cgroup" },
	{ CLONE_NEWNET, "network", "net", "net" },
	{ CLONE_NEWPID, "PID", "pid", "pid_for_children" },
	{ CLONE_NEWTIME, "time", "time", "time_for_children" },
};

static int outer_proc = -1;

void open_outer_proc(void)
{
	outer_proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static const char *link_for(const struct type *type, enum creation how)
{
	return how == BY_UNSHARE ? type->link_of_unsharer : type->link;
}

static ssize_t read_link_of(const char *thread, const char *link,
			    char text[LINK_LENGTH])
{
	char path[64];

	snprintf(path, sizeof(path), "%s/ns/%s", thread, link);
	return readlinkat(outer_proc, path, text, LINK_LENGTH - 1);
}

/*
 * Left empty, with errno, if it cannot be read.  A kernel without threads in
 * /proc may violate a rule, so another path is used for the main thread.
 */
static void read_link(const char *link, char text[LINK_LENGTH])
{
	ssize_t length = read_link_of("thread-self", link, text);

	if (length == -1 && errno == ENOENT &&
	    syscall(SYS_gettid) == syscall(SYS_getpid))
		length = read_link_of("self", link, text);
	text[length > 0 ? length : 0] = '\0';
}

static ssize_t read_outer(const char *path, char *text, size_t size)
{
	int fd = openat(outer_proc, path, O_RDONLY | O_CLOEXEC);
	ssize_t length = -1;

	if (fd != -1)
		length = read(fd, text, size - 1);
	close(fd);
	text[length > 0 ? length : 0] = '\0';
	return length;
}

/* A new user namespace has no user IDs yet. */
static bool has_no_user_ids(void)
{
	char text[64];

	return read_outer("thread-self/uid_map", text, sizeof(text)) == 0;
}

/* A new mount namespace has copies of all mounts, with IDs of their own. */
static uint64_t id_of_root_mount(void)
{
	struct statx status = { 0 };
	char text[64];

	syscall(SYS_statx, AT_FDCWD, "/", 0, STATX_MNT_ID, &status);
	if (status.stx_mask & STATX_MNT_ID) /* Linux 5.8 */
		return status.stx_mnt_id;
	read_outer("thread-self/mountinfo", text, sizeof(text));
	return strtoull(text, NULL, 10);
}

void record_namespaces(enum creation how, unsigned long flags,
		       struct namespaces *now)
{
	for (int i = 0; i < NAMESPACE_TYPES; i++) {
		if (!(flags & types[i].flag))
			continue;
		read_link(link_for(&types[i], how), now->links[i]);
		if (types[i].flag == CLONE_NEWUSER)
			now->no_user_ids = has_no_user_ids();
		if (types[i].flag == CLONE_NEWNS && !*now->links[i])
			now->root_mount = id_of_root_mount();
	}
}

static enum separation compare_mounts(uint64_t before)
{
	uint64_t now = id_of_root_mount();

	if (before == 0 || now == 0)
		return UNVERIFIED;
	return before == now ? SHARED : SEPARATE;
}

/*
 * Some kernels lack the link, or its number does not identify the namespace
 * (gVisor).  So user and mount namespaces are compared by other properties,
 * too.  If the answer is UNVERIFIED, errno is that of readlink(2).
 */
static enum separation compare(const struct namespaces *before, int i,
			       enum creation how)
{
	enum separation is = UNVERIFIED;
	char now[LINK_LENGTH];
	int error;

	read_link(link_for(&types[i], how), now);
	error = errno;
	if (*before->links[i] && *now)
		is = strcmp(before->links[i], now) == 0 ? SHARED : SEPARATE;
	if (types[i].flag == CLONE_NEWUSER && is != SEPARATE &&
	    !before->no_user_ids && has_no_user_ids())
		is = SEPARATE;
	if (types[i].flag == CLONE_NEWNS && is == UNVERIFIED)
		is = compare_mounts(before->root_mount);
	errno = error;
	return is;
}

enum separation pid_namespace_since(const struct namespaces *before,
				    enum creation how)
{
	int i = 0;

	while (types[i].flag != CLONE_NEWPID)
		i++;
	return compare(before, i, how);
}

/* For PID namespaces, rules test their properties: see world->faked. */
void require_separation(unsigned long flags, const struct namespaces *before,
			enum creation how)
{
	const char *call = how == BY_UNSHARE ? "unshare(2)" : "clone(2)";

	for (int i = 0; i < NAMESPACE_TYPES; i++) {
		const struct type *type = &types[i];
		enum separation is;

		if (!(flags & type->flag) || type->flag == CLONE_NEWPID)
			continue;
		is = compare(before, i, how);
		if (is == SHARED)
			skip("requires a new %s namespace; %s succeeds, but "
			     "creates "
			     "none (run on Linux, not on an emulator)",
			     type->name, call);
		if (is == UNVERIFIED && why_no_file())
			skip("%s", why_no_file());
		if (is == UNVERIFIED)
			skip("requires /proc/thread-self/ns/%s to verify a new "
			     "%s namespace: %s (%s)",
			     type->link, type->name, errno_name(errno),
			     errno == ENOENT ? "mount /proc"
					     : "permit it in the security "
					       "module");
	}
}

int unshare_(int flags)
{
	struct namespaces before = { 0 };
	int result;

	skip_if_rejected(CALL_UNSHARE);
	record_namespaces(BY_UNSHARE, flags, &before);
	result = call_unshare_(flags);
	if (result == -1)
		return result;
	if (flags & CLONE_NEWPID &&
	    pid_namespace_since(&before, BY_UNSHARE) == SHARED)
		world->faked = own_role()->name;
	require_separation(flags, &before, BY_UNSHARE);
	return result;
}

int setns_(int fd, int type)
{
	skip_if_rejected(CALL_SETNS);
	return call_setns_(fd, type);
}
