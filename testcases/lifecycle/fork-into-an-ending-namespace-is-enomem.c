// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Creating a process fails with ENOMEM in a PID namespace whose "
		"init process is exiting and waits for the other members.",
	.source = "pid_namespaces(7), The namespace init process",
	.since = "3.8",
};

static struct process init, member, visitor, first;
static struct note has_begun, init_is_ending;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			post(has_begun);
			linger();
		}
		linger();
	}
	child(visitor) {
		join_pid_namespace(init);
		/* Control: before init exits, the call succeeds. */
		child(first)
			;
		await(init_is_ending);
		CHECK_ERRNO(try_child(0), ENOMEM);
		/* Control: init is still waiting. */
		CHECK_ALIVE(init);
		CHECK_EXITED(first, 0);
	}
	await_end(first);
	await(has_begun);
	must(kill(pid_of(init), SIGKILL));
	await_end(member);
	post(init_is_ending);
	CHECK_EXITED(visitor, 0);
	CHECK_KILLED(init, SIGKILL);
}
