// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "PIDFD_SIGNAL_PROCESS_GROUP sends a signal to every member of "
		"a process group, in the caller's PID namespace and its "
		"descendants.",
	.source = "pidfd_send_signal(2), DESCRIPTION",
	.since = "6.9",
};

/* PIDFD_SIGNAL_PROCESS_GROUP, which older headers lack. */
enum { WHOLE_GROUP = 1 << 2 };

static struct process leader, init, member;
static struct note are_ready;

/* If the signal does not arrive, the check waits until the timeout. */
static void expect_signal(void)
{
	CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
}

static int signal_group(int signal)
{
	return pidfd_send_signal(pidfd_of(leader), signal, NULL, WHOLE_GROUP);
}

void test(void)
{
	block_signal(SIGURG);
	child(leader) {
		must(setpgid(0, 0));
		child(init, CLONE_NEWPID) {
			child(member) {
				post(are_ready);
				expect_signal();
			}
			expect_signal();
			CHECK_EXITED(member, 0);
		}
		expect_signal();
		CHECK_EXITED(init, 0);
	}
	await(are_ready);
	or_older(signal_group(0), "PIDFD_SIGNAL_PROCESS_GROUP");
	CHECK_OK(signal_group(SIGURG));
	CHECK_EXITED(leader, 0);
}
