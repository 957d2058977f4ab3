// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A PID namespace and its members continue to exist when the "
		"process that created it terminates.",
	.source = "pid_namespaces(7), The namespace init process; "
		  "namespaces(7), Namespace lifetime",
};

static struct process creator, init, member;
static struct note has_member;

void test(void)
{
	child(creator) {
		child(init, CLONE_NEWPID) {
			CHECK_EQ(getpid(), 1);
			child(member) {
				await_end(creator);
				CHECK_NE(getpid(), 1);
			}
			post(has_member);
			await_end(creator);
			CHECK_OK(try_child(0));
			CHECK_EXITED(member, 0);
		}
		await(has_member);
	}
	CHECK_EXITED(creator, 0);
	CHECK_ENDS(init);
}
