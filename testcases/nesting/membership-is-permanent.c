// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process stays in the PID namespace that it was created in, "
		"and keeps its PID there.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "3.8",
};

static struct process init, parent, rover, first, executor;
static struct note has_mother;

void test(void)
{
	intmax_t namespace = own_namespace();

	child(init, CLONE_NEWPID)
		linger();
	CHECK_NE(namespace_of(init), namespace);
	child(parent) {
		child(rover) {
			pid_t pid = getpid();

			must(unshare(CLONE_NEWPID));
			CHECK_EQ(own_namespace(), namespace);
			/* Control: its children are created in another
			   namespace. */
			child(first)
				CHECK_EQ(getpid(), 1);
			CHECK_EXITED(first, 0);

			join_pid_namespace(init);
			CHECK_EQ(own_namespace(), namespace);

			post(has_mother);
			await_end(parent);
			CHECK_EQ(own_namespace(), namespace);
			CHECK_EQ(getpid(), pid);
		}
		await(has_mother);
	}
	CHECK_EXITED(parent, 0);
	CHECK_ENDS(rover);

	child(executor) {
		must(unshare(CLONE_NEWPID));
		exec_self(namespace);
	}
	CHECK_EXITED(executor, 1);
}

int after_exec(void)
{
	return own_namespace() == handed_over();
}
