// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/futex.h>
#include <sys/syscall.h>

const struct rule rule = {
	.says = "FUTEX_UNLOCK_PI succeeds if the word is the caller's TID in "
		"its own PID namespace, and fails with EPERM for its TID in an "
		"ancestor.",
	.source = "FUTEX_UNLOCK_PI(2const), ERRORS",
};

static struct process init;

static int unlock(unsigned int *word)
{
	return syscall(SYS_futex, word, FUTEX_UNLOCK_PI, 0, NULL);
}

void test(void)
{
	static unsigned int word;

	word = getpid();
	/* If the kernel returns another error, the checks below fail. */
	or_skip(unlock(&word) == -1 && errno == ENOSYS ? -1 : 0,
		"FUTEX_UNLOCK_PI");
	child(init, CLONE_NEWPID) {
		pid_t numbers[MOST_NUMBERS];
		int n = numbers_of(init, numbers);

		/* The last PID is that in this namespace; use 2 instead. */
		for (int i = 0; i < n; i++) {
			word = i < n - 1 ? numbers[i] : getppid() + 2;
			CHECK_ERRNO(unlock(&word), EPERM);
		}
		word = 1;
		CHECK_OK(unlock(&word));
		CHECK_EQ(word, 0);
		/* After unshare(2), its TID is the same. */
		divert_children();
		word = 1;
		CHECK_OK(unlock(&word));
	}
	CHECK_EXITED(init, 0);
}
