// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "ioprio_get(2) and ioprio_set(2) with IOPRIO_WHO_USER ignore "
		"processes outside the caller's PID namespace, and fail with "
		"ESRCH if the user has no other processes.",
	.source = "pid_namespaces(7), Nesting PID namespaces; ioprio_get(2), "
		  "ERRORS",
	.needs = { need_root },
};

static struct process stranger, init, unsharer;
static struct note is_someone, is_over, is_unchanged;

/* From <linux/ioprio.h>, which older systems lack. */
enum { WHO_PROCESS = 1, WHO_USER = 3, BEST_EFFORT = 2 << 13 };

static int get(uid_t user)
{
	return syscall(SYS_ioprio_get, WHO_USER, user);
}

static int set(uid_t user, int priority)
{
	return syscall(SYS_ioprio_set, WHO_USER, user, BEST_EFFORT | priority);
}

void test(void)
{
	int before = or_skip(syscall(SYS_ioprio_get, WHO_PROCESS, 0));
	uid_t user;

	child(stranger) {
		become_unused_user();
		post(is_someone, getuid());
		await(is_over);
		CHECK_EQ(syscall(SYS_ioprio_get, WHO_PROCESS, 0), before);
		post(is_unchanged);
		linger();
	}
	user = (uid_t)await(is_someone);

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(get(user), ESRCH);
		CHECK_ERRNO(set(user, 7), ESRCH);
	}
	CHECK_EXITED(init, 0);
	post(is_over);
	await(is_unchanged);

	/* Control: in this namespace the user has a process. */
	CHECK_OK(get(user));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(get(user));
		CHECK_OK(set(user, 7));
	}
	CHECK_EXITED(unsharer, 0);
}
