// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/futex.h>
#include <time.h>

const struct rule rule = {
	.says = "FUTEX_LOCK_PI fails with ESRCH if the word has a TID that "
		"only an ancestor of the caller's PID namespace has.",
	.source = "FUTEX_LOCK_PI(2const), ERRORS",
};

static struct process stranger, unsharer, init, member;

/* The timeout has passed, so the call does not wait for an owner. */
static int lock(pid_t owner)
{
	unsigned int word = owner;
	struct timespec past = { 0 };

	return syscall(SYS_futex, &word, FUTEX_LOCK_PI, 0, &past);
}

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	or_skip(lock(0), "FUTEX_LOCK_PI");
	/* Control: in this namespace there is such a TID. */
	CHECK_ERRNO(lock(number), ETIMEDOUT);
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_ERRNO(lock(number), ETIMEDOUT);
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(lock(numbers[i]), ESRCH);
		/* Control: a thread with a TID inside is found. */
		child(member)
			linger();
		CHECK_ERRNO(lock(pid_of(member)), ETIMEDOUT);
	}
	CHECK_EXITED(init, 0);
}
