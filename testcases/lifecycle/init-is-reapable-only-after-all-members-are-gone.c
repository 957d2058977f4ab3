// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "wait(2) and poll(2) of a pidfd report the end of an init "
		"process only after all other members have been reaped.",
	.source = "kernel/pid_namespace.c, zap_pid_ns_processes()",
	.level = CODE,
};

static struct process init, visitor, born_there;
static struct note may_exit, is_a_zombie, may_be_reaped;

void test(void)
{
	child(init, CLONE_NEWPID)
		await(may_exit);
	child(visitor) {
		join_pid_namespace(init);
		/* visitor, outside, is the parent, so init cannot reap it. */
		child(born_there) {
			CHECK_EQ(own_namespace(), namespace_of(init));
			post(may_exit);
			linger();
		}
		await_end(born_there);
		post(is_a_zombie);
		await(may_be_reaped);
		CHECK_ALIVE(init);
		CHECK_KILLED(born_there, SIGKILL);
	}
	await(is_a_zombie);
	/* Init is exiting.  These processes begin to exit later, and end
	   before it. */
	must(try_child(CLONE_NEWPID));
	must(try_child(CLONE_NEWPID));
	CHECK_EQ(waitpid(pid_of(init), NULL, WNOHANG), 0);

	post(may_be_reaped);
	CHECK_EXITED(visitor, 0);
	CHECK_EXITED(init, 0);
}
