// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "SIGIO is sent to the process, thread or process group that "
		"F_SETOWN or F_SETOWN_EX names by its ID in the caller's PID "
		"namespace.",
	.source = "F_SETOWN(2const), DESCRIPTION; F_SETOWN_EX(2const), "
		  "DESCRIPTION; pid_namespaces(7), Nesting PID namespaces",
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

/* Called in a thread, whose TID is not a PID. */
static void signal_itself(void)
{
	struct f_owner_ex owner = { F_OWNER_TID, (pid_t)syscall(SYS_gettid) };
	int ends[2];

	make_sockets(ends);
	CHECK_OK(fcntl(ends[0], F_SETOWN_EX, &owner));
	must(fcntl(ends[0], F_SETFL, O_ASYNC));
	send_word(ends[1]);
	CHECK_EQ(take_signal(SIGIO).si_signo, SIGIO);
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
		run_in_thread(signal_itself);

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
