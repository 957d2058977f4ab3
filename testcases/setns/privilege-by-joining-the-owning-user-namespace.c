// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "After joining the user namespace that owns a PID namespace, "
		"an unprivileged process can join that PID namespace, but no "
		"longer its own.",
	.source = "setns(2), Details for specific namespace types",
	.since = "3.8",
	.needs = { need_procfs, need_userns },
};

static struct process caller, init, born_there;

void test(void)
{
	child(caller) {
		int user, below, own = open_own_namespace();

		or_skip(setns(own, CLONE_NEWPID));
		keep_capabilities(0);
		or_skip(try_child(CLONE_NEWUSER | CLONE_NEWPID));
		child(init, CLONE_NEWUSER | CLONE_NEWPID)
			linger();
		user = must(open(proc_file(init, "ns/user"), O_RDONLY));
		below = open_namespace_of(init);

		CHECK_ERRNO(setns(below, CLONE_NEWPID), EPERM);
		CHECK_OK(setns(user, CLONE_NEWUSER));
		CHECK_OK(setns(below, CLONE_NEWPID));
		child(born_there) {
			CHECK_EQ(own_namespace(), namespace_of_file(below));
			CHECK_EQ(getppid(), 0);
		}
		CHECK_EXITED(born_there, 0);
		CHECK_ERRNO(setns(own, CLONE_NEWPID), EPERM);
	}
	CHECK_EXITED(caller, 0);
}
