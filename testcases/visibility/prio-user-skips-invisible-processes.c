// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/resource.h>

const struct rule rule = {
	.says = "getpriority(2) and setpriority(2) with PRIO_USER ignore "
		"processes outside the caller's PID namespace, and fail with "
		"ESRCH if the user has no other processes.",
	.source = "pid_namespaces(7), Nesting PID namespaces; getpriority(2), "
		  "ERRORS",
	.needs = { need_root },
};

static struct process stranger, init, unsharer;
static struct note is_someone, is_over;

void test(void)
{
	int nice = getpriority(PRIO_PROCESS, 0);
	uid_t user;

	or_skip(setpriority(PRIO_PROCESS, 0, nice));
	if (nice == 19)
		skip("requires a nice value below 19 (run without nice)");
	child(stranger) {
		become_unused_user();
		post(is_someone, getuid());
		await(is_over);
		CHECK_EQ(getpriority(PRIO_PROCESS, 0), nice);
	}
	user = (uid_t)await(is_someone);

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(syscall(SYS_getpriority, PRIO_USER, user), ESRCH);
		CHECK_ERRNO(setpriority(PRIO_USER, user, 19), ESRCH);
	}
	CHECK_EXITED(init, 0);

	/* Control: in this namespace the user has a process. */
	CHECK_OK(syscall(SYS_getpriority, PRIO_USER, user));
	or_skip(setpriority(PRIO_USER, user, nice)); /* CAP_SYS_NICE */
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(syscall(SYS_getpriority, PRIO_USER, user));
		CHECK_OK(setpriority(PRIO_USER, user, nice));
	}
	CHECK_EXITED(unsharer, 0);
	post(is_over);
	CHECK_EXITED(stranger, 0);
}
