// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After setns(2) to a PID namespace, clone(2) and wait(2) "
		"return the child's PID in the caller's own PID namespace.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "3.8",
};

static struct process init, caller, joined;
static struct note from_clone, from_wait, pid_inside, may_end;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		join_pid_namespace(init);
		child(joined) {
			post(pid_inside, getpid());
			await(may_end);
		}
		post(from_clone, pid_of(joined));
		post(from_wait, must(reap_child()));
	}
	CHECK_EQ(await(from_clone), pid_of(joined));
	/* Control: inside, the child has another PID. */
	CHECK_NE(await(pid_inside), pid_of(joined));
	post(may_end);
	CHECK_EQ(await(from_wait), pid_of(joined));
	CHECK_EXITED(caller, 0);
}
