// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <poll.h>
#include <sys/prctl.h>

const struct rule rule = {
	.says = "poll(2) of a pidfd does not report the end of a process whose "
		"main thread has ended while another thread continues.",
	.source = "pidfd_open(2), NOTES",
	.since = "5.3",
};

static struct process subject, child_of_main_thread;
static struct note thread_may_end, main_thread_has_ended, may_end;

static void be_the_last_thread(void)
{
	await(may_end);
	_exit(0);
}

void test(void)
{
	struct pollfd end = { .events = POLLIN };

	child(subject) {
		child(child_of_main_thread) {
			/* No other event reports the end of a thread. */
			block_signal(SIGUSR1);
			must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
			post(thread_may_end);
			take_signal(SIGUSR1);
			post(main_thread_has_ended);
		}
		start_thread(be_the_last_thread);
		await(thread_may_end);
		syscall(SYS_exit, 0);
	}
	end.fd = pidfd_of(subject);
	await(main_thread_has_ended);
	CHECK_EQ(poll(&end, 1, 0), 0);

	/* Control: it reports the end of the last thread. */
	post(may_end);
	CHECK_EQ(poll(&end, 1, -1), 1);
	CHECK_EQ(end.revents & (POLLIN | POLLERR | POLLNVAL), POLLIN);
	CHECK_EXITED(subject, 0);
}
