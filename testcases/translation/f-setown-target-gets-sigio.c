// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "After F_SETOWN with a PID or process group ID of the caller's "
		"PID namespace, SIGIO is sent to that process or each group "
		"member.",
	.source = "F_SETOWN(2const), DESCRIPTION; pid_namespaces(7), Nesting "
		  "PID namespaces",
};

static struct process init, target, leader, lower;
static struct note target_blocks, leader_blocks, lower_blocks;

/* If the signal does not arrive, the check waits until the timeout. */
static void expect_signal(void)
{
	CHECK_EQ(take_signal(SIGIO).si_signo, SIGIO);
}

static void signal_owner(pid_t owner)
{
	int ends[2];

	make_sockets(ends);
	CHECK_OK(fcntl(ends[0], F_SETOWN, owner));
	must(fcntl(ends[0], F_SETFL, O_ASYNC));
	send_word(ends[1]);
}

void test(void)
{
	block_signal(SIGIO);
	child(init, CLONE_NEWPID) {
		child(target) {
			post(target_blocks);
			expect_signal();
		}
		child(leader) {
			must(setpgid(0, 0));
			post(leader_blocks);
			expect_signal();
		}
		await(target_blocks);
		await(leader_blocks);
		signal_owner(pid_of(target));
		CHECK_EXITED(target, 0);
		signal_owner(-pid_of(leader));
		CHECK_EXITED(leader, 0);

		child(lower) {
			post(lower_blocks);
			expect_signal();
		}
		CHECK_EXITED(lower, 0);
	}
	/* Uses the PID that the process has in an ancestor namespace. */
	await(lower_blocks);
	signal_owner(pid_of(lower));
	CHECK_EXITED(init, 0);
}
