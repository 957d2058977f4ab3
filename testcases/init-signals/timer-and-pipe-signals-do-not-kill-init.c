// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <time.h>

const struct rule rule = {
	.says = "SIGALRM from a timer, and SIGPIPE from a pipe without "
		"readers, have no effect on an init process without a handler "
		"for them.",
	.source = "kernel/signal.c, sig_task_ignored(); kill(2), NOTES",
	.level = CODE,
};

static struct process init, piper, ringer;

static int write_to_no_one(void)
{
	int ends[2];

	must(pipe(ends));
	close(ends[0]);
	return write(ends[1], "!", 1);
}

static void let_a_timer_expire(void)
{
	struct sigevent alarm = {
		.sigev_notify = SIGEV_SIGNAL,
		.sigev_signo = SIGALRM,
	};
	struct itimerspec left = { .it_value.tv_nsec = 1 };
	timer_t timer;

	must(timer_create(CLOCK_MONOTONIC, &alarm, &timer));
	must(timer_settime(timer, 0, &left, NULL));
	while (left.it_value.tv_sec || left.it_value.tv_nsec)
		must(timer_gettime(timer, &left));
}

void test(void)
{
	/* Control: they terminate a process that is not init. */
	child(piper)
		write_to_no_one();
	CHECK_KILLED(piper, SIGPIPE);
	child(ringer)
		let_a_timer_expire();
	CHECK_KILLED(ringer, SIGALRM);

	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		CHECK_ERRNO(write_to_no_one(), EPIPE);
		let_a_timer_expire();
		_exit(10);
	}
	CHECK_EXITED(init, 10);
}
