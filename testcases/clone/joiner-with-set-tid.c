// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ioctl.h>

const struct rule rule = {
	.says = "In a joined PID namespace, even one that a descendant user "
		"namespace owns, clone3(2) with set_tid {1,N} creates an init "
		"that has PID N outside.",
	.source = "tools/testing/selftests/pid_namespace/"
		  "pidns_init_via_setns.c, pidns_init_via_setns_set_tid",
	.level = SHOULD,
	.since = "6.11",
	.needs = { need_set_tid, need_userns },
};

static struct process outer, founder, joiner, init;
static struct note is_founded;

#ifndef PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE
#define PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE _IO(0xff, 6)
#endif

static int open_namespace_for_children_of(int pidfd)
{
	return ioctl(pidfd, PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE, 0);
}

void test(void)
{
	static const pid_t tid[] = { 1, 600 };

	child(outer, CLONE_NEWPID) {
		intmax_t users = own_user_namespace();

		CHECK_EQ(getpid(), 1);
		child(founder) {
			make_user_namespace(CLONE_NEWPID);
			post(is_founded);
			linger();
		}
		await(is_founded);
		child(joiner) {
			int file =
				or_skip(open_namespace_for_children_of(
						pidfd_of(founder)),
					"PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE");
			int owner = open_owner_of(file);

			CHECK_NE(namespace_of_file(owner), users);
			must(setns(file, CLONE_NEWPID));
			child3(init, .set_tid = (uintptr_t)tid,
			       .set_tid_size = 2)
				CHECK_EQ(getpid(), 1);
			CHECK_EQ(pid_of(init), 600);
			CHECK_EXITED(init, 0);
		}
		CHECK_EXITED(joiner, 0);
	}
	CHECK_EXITED(outer, 0);
}
