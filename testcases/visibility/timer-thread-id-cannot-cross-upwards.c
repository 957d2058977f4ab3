// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <time.h>

const struct rule rule = {
	.says = "timer_create(2) with SIGEV_THREAD_ID fails with EINVAL for "
		"the TID that the caller has in an ancestor PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces; timer_create(2), "
		  "SIGEV_THREAD_ID",
};

static struct process unsharer, init;
static struct note outer_number;

static int timer;

/* The kernel's struct: C libraries name its members differently. */
static int create_timer(pid_t tid)
{
	struct {
		union sigval value;
		int signal, notify;
		pid_t tid;
		char rest[64 - sizeof(union sigval) - 3 * sizeof(int)];
	} event = { .signal = SIGURG, .notify = SIGEV_THREAD_ID, .tid = tid };

	return syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &timer);
}

/* Called in a thread. */
static void use_own_timer(void)
{
	const struct itimerspec soon = { .it_value.tv_nsec = 1 };

	CHECK_OK(create_timer((pid_t)syscall(SYS_gettid)));
	CHECK_OK(timer_settime((timer_t)(intptr_t)timer, 0, &soon, NULL));
	CHECK_EQ(take_signal(SIGURG).si_code, SI_TIMER);
}

void test(void)
{
	/* Skips if the kernel has no timers. */
	or_skip(create_timer(getpid()), "SIGEV_THREAD_ID");

	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(create_timer(getpid()));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		pid_t numbers[MOST_NUMBERS];
		int n = numbers_of(init, numbers);

		/* The last TID is that in this namespace. */
		numbers[n - 1] = (pid_t)await(outer_number);
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(create_timer(numbers[i]), EINVAL);
		/* Control: the caller's TID in this namespace is accepted. */
		CHECK_OK(create_timer(1));
		CHECK_OK(create_timer(start_thread(NULL)));
		/* Control: a timer signals the thread. */
		block_signal(SIGURG);
		run_in_thread(use_own_timer);
	}
	CHECK_NE(pid_of(init), 1);
	post(outer_number, pid_of(init));
	CHECK_EXITED(init, 0);
}
