// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "When the main thread of an init process ends and another "
		"thread continues, the PID namespace and its members continue "
		"to exist.",
	.source = "kernel/exit.c, find_child_reaper(); pid_namespaces(7), The "
		  "namespace init process",
	.level = CODE,
};

static struct process init, member, orphan;
static struct note thread_may_end;

static void be_the_last_thread(void)
{
	CHECK_EXITED(member, 0);
	/* The orphan. */
	CHECK_NE(reap_child(), -1);
	CHECK_OK(try_child(0));
	_exit(55);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		child(member) {
			/* No other event reports the end of a thread. */
			block_signal(SIGUSR1);
			must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
			post(thread_may_end);
			take_signal(SIGUSR1);
			CHECK_EQ(getppid(), 1);
			child(orphan) {
				await_end(member);
				CHECK_EQ(getppid(), 1);
			}
		}
		start_thread(be_the_last_thread);
		await(thread_may_end);
		syscall(SYS_exit, 0);
	}
	CHECK_EXITED(init, 55);
}
