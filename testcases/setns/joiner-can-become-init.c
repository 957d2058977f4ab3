// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ioctl.h>

const struct rule rule = {
	.says = "A caller of setns(2) can create the init of a PID namespace; "
		"the first child of the namespace's creator is then an "
		"ordinary member.",
	.source = "tools/testing/selftests/pid_namespace/"
		  "pidns_init_via_setns.c, pidns_init_via_setns",
	.level = SHOULD,
	.since = "6.11",
};

static struct process founder, joiner, init, second;
static struct note is_founded, has_init, may_exit;

#ifndef PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE
#define PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE _IO(0xff, 6)
#endif

void test(void)
{
	child(founder) {
		must(unshare(CLONE_NEWPID));
		post(is_founded);
		await(has_init);
		child(second) {
			CHECK_EQ(getpid(), 2);
			CHECK_EQ(getppid(), 0);
		}
		CHECK_EXITED(second, 0);
		post(may_exit);
	}
	await(is_founded);
	child(joiner) {
		int file;

		file = or_skip(ioctl(pidfd_of(founder),
				     PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE, 0));
		CHECK_OK(setns(file, CLONE_NEWPID));
		child(init) {
			CHECK_EQ(getpid(), 1);
			CHECK_EQ(getppid(), 0);
			CHECK_EQ(own_namespace(), namespace_of_file(file));
			post(has_init);
			await(may_exit);
		}
		CHECK_EXITED(init, 0);
	}
	CHECK_EXITED(founder, 0);
	CHECK_EXITED(joiner, 0);
}
