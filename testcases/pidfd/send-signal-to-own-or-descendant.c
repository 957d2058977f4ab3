// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "pidfd_send_signal(2) sends what kill(2) would to processes of "
		"the caller's PID namespace and its descendants, whatever the "
		"PID namespace of the caller's children.",
	.source = "pidfd_send_signal(2), ERRORS; pidfd_send_signal(2), "
		  "DESCRIPTION",
	.since = "5.1",
};

static struct process neighbour, init, inner_init, unsharer, joiner, sender;

static struct note number_of_unsharer, number_of_sender, has_first;

/* Called in a thread, whose TID must not be reported. */
static void send_it(void)
{
	CHECK_OK(pidfd_send_signal(pidfd_of(neighbour), SIGURG, NULL));
}

void test(void)
{
	block_signal(SIGURG);
	child(neighbour) {
		siginfo_t news = take_signal(SIGURG);

		CHECK_EQ(news.si_code, SI_USER);
		CHECK_EQ(news.si_pid, (pid_t)await(number_of_unsharer));
		post(has_first);
		CHECK_EQ(take_signal(SIGURG).si_pid,
			 (pid_t)await(number_of_sender));
	}
	child(init, CLONE_NEWPID) {
		child(inner_init, CLONE_NEWPID)
			CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
		CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
		CHECK_EXITED(inner_init, 0);
	}

	child(unsharer) {
		divert_children();
		post(number_of_unsharer, getpid());
		CHECK_OK(pidfd_send_signal(pidfd_of(neighbour), SIGURG, NULL));
		CHECK_OK(pidfd_send_signal(pidfd_of(init), 0, NULL));
	}
	CHECK_EXITED(unsharer, 0);
	child(joiner) {
		join_pid_namespace(init);
		CHECK_OK(pidfd_send_signal(pidfd_of(neighbour), 0, NULL));
	}
	CHECK_EXITED(joiner, 0);

	await(has_first);
	child(sender) {
		post(number_of_sender, getpid());
		run_in_thread(send_it);
	}
	CHECK_EXITED(sender, 0);
	CHECK_OK(pidfd_send_signal(pidfd_of(init), SIGURG, NULL));
	CHECK_OK(pidfd_send_signal(pidfd_of(inner_init), SIGURG, NULL));
	CHECK_EXITED(neighbour, 0);
	CHECK_EXITED(init, 0);
}
