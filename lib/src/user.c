// SPDX-License-Identifier: GPL-2.0-or-later
/* user.c - users: root of a user namespace, and user IDs that no other process
   has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "sys.h"
#include "world.h"

/*
 * A container has the user IDs below 65536.  systemd assigns nearly all of them
 * from 60001 on, but not 60706 to 61183 (systemd's UIDS-GIDS.md).
 */
enum {
	FIRST_UNUSED_UID = 2000000000,
	FIRST_UNUSED_UID_IN_CONTAINER = 60706,
	UNUSED_UIDS_IN_CONTAINER = 61184 - 60706,
	MOST_TRIES = UNUSED_UIDS_IN_CONTAINER,
};

static uid_t unused_uids[2]; /* the first is not valid in every container */

/* Root of the machine, not of a user namespace: the initial one maps every
 * ID. */
bool is_real_root(void)
{
	const unsigned all = 0xFFFFFFFF;
	char map[64] = "";
	unsigned inner = 0, outer = 0, count = all;

	read_text("/proc/self/uid_map", map, sizeof(map));
	sscanf(map, "%u %u %u", &inner, &outer, &count);
	return geteuid() == 0 && inner == 0 && outer == 0 && count == all;
}

void remember_user_namespace(void)
{
	world->users_outside = file_number("/proc/self/ns/user");
}

static void map(const char *file, unsigned outer)
{
	if (write_text(file, "0 %u 1", outer) == -1)
		skip("requires write access to %s: %s (%s)", file,
		     errno_name(errno),
		     errno == EACCES ? "run without Landlock or another "
				       "security module"
				     : "mount /proc read-write, and keep "
				       "CAP_SETFCAP if this is root");
}

/* A host may deny calls that change IDs; so they are made only if necessary. */
static bool is_root_in_all_ids(void)
{
	uid_t u[3];
	gid_t g[3];

	return getresuid(&u[0], &u[1], &u[2]) == 0 &&
	       getresgid(&g[0], &g[1], &g[2]) == 0 &&
	       (u[0] | u[1] | u[2] | g[0] | g[1] | g[2]) == 0;
}

/*
 * In its user namespace, this process is root; outside, it is the user who
 * created it.  Its real and saved user ID may still be the supervisor's.
 */
void become_root_of_userns(uid_t uid, gid_t gid)
{
	must(prctl(PR_SET_DUMPABLE, 1)); /* we own our /proc/self again */
	map("/proc/self/uid_map", uid);
	if (write_text("/proc/self/setgroups", "deny") == -1 && errno != ENOENT)
		must(-1); /* without the file (gVisor), it is not required */
	map("/proc/self/gid_map", gid);
	if (!is_root_in_all_ids()) {
		must(setresgid(0, 0, 0));
		must(setresuid(0, 0, 0));
	}
}

void make_user_namespace_(int flags)
{
	uid_t uid = geteuid();
	gid_t gid = getegid();

	or_skip(unshare(CLONE_NEWUSER | flags));
	become_root_of_userns(uid, gid);
}

static bool is_in_passwd(uid_t uid)
{
	FILE *file = fopen("/etc/passwd", "re");
	char line[1024];
	bool found = false;

	while (file && !found && fgets(line, sizeof(line), file)) {
		char *at = strchr(line, ':');

		at = at ? strchr(at + 1, ':') : NULL;
		found = at && strtoull(at + 1, NULL, 10) == uid;
	}
	if (file)
		fclose(file);
	return found;
}

/* getpriority(2) finds every visible process of a user, if there is one. */
static bool is_unused(uid_t uid)
{
	return syscall(SYS_getpriority, PRIO_USER, uid) == -1 &&
	       !is_in_passwd(uid);
}

/* The first unused ID of the range, from that number on; or an invalid user
   ID. */
static uid_t find_unused_uid(uid_t first, uid_t count, uid_t number)
{
	for (uid_t i = 0; i < count && i < MOST_TRIES; i++) {
		uid_t uid = first + (number + i) % count;

		if (is_unused(uid))
			return uid;
	}
	return (uid_t)-1;
}

/* A different one for each test on the machine: other containers have the same
   PIDs. */
void find_unused_uids(void)
{
	enum { PIDS = 1 << 22, NAMESPACES = 1 << 9 };
	uintmax_t namespace = file_number("/proc/self/ns/pid");
	uid_t number = (uid_t)(namespace % NAMESPACES) * PIDS + getpid() % PIDS;

	unused_uids[0] = find_unused_uid(FIRST_UNUSED_UID,
					 (uid_t)PIDS * NAMESPACES, number);
	unused_uids[1] = find_unused_uid(FIRST_UNUSED_UID_IN_CONTAINER,
					 UNUSED_UIDS_IN_CONTAINER, number);
}

/*
 * Take a user ID without other processes while the sandbox is set up: such a
 * user may signal only the test.  The supervisor prints the results.
 */
bool use_unused_user_for_now(void)
{
	gid_t before = getegid();

	for (int i = 0; i < 2; i++)
		if (setegid(unused_uids[i]) == 0 &&
		    seteuid(unused_uids[i]) == 0)
			return true;
	(void)!setegid(before);
	return false;
}

void become_unused_user(void)
{
	for (int i = 0; i < 2; i++) {
		uid_t id = unused_uids[i];

		if (setresgid(id, id, id) == 0 && setresuid(id, id, id) == 0)
			return;
	}
	skip("requires root, and a user namespace with unused user IDs (run as "
	     "root of the host)");
}

void become_root_again(void)
{
	if (seteuid(0) == -1 || setegid(0) == -1)
		exit(NO_VERDICT);
	prctl(PR_SET_DUMPABLE, 1);
}
