// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/futex.h>
#include <sys/mman.h>

const struct rule rule = {
	.says = "When FUTEX_UNLOCK_PI transfers a futex to a waiter, the word "
		"has the TID of the waiter in its PID namespace.",
	.source = "FUTEX_LOCK_PI(2const), DESCRIPTION; "
		  "FUTEX_UNLOCK_PI(2const), DESCRIPTION",
	.needs = { need_root },
};

static struct process init, waiter;
static struct note is_owned, begins;

static unsigned int *word;

static int call_futex(int operation)
{
	return syscall(SYS_futex, word, operation, 0, NULL);
}

static void own_it_next(void)
{
	unsigned int tid = syscall(SYS_gettid);

	await(is_owned);
	run_first();
	post(begins);
	CHECK_OK(call_futex(FUTEX_LOCK_PI));
	CHECK_EQ(*word & FUTEX_TID_MASK, tid);
	CHECK_OK(call_futex(FUTEX_UNLOCK_PI));
	CHECK_EQ(*word, 0);
}

void test(void)
{
	word = mmap(NULL, sizeof(*word), PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	must((intptr_t)word);
	stay_on_one_cpu();
	child(init, CLONE_NEWPID) {
		or_skip(call_futex(FUTEX_LOCK_PI), "FUTEX_LOCK_PI");
		CHECK_EQ(*word, 1);
		/* A thread whose TID is not a PID. */
		child(waiter)
			run_in_thread(own_it_next);
		/* The namespace for children does not matter. */
		divert_children();
		post(is_owned);
		await(begins);
		/* The waiter has run until it waits. */
		must(*word & FUTEX_WAITERS ? 0 : -1);
		CHECK_OK(call_futex(FUTEX_UNLOCK_PI));
		CHECK_EXITED(waiter, 0);
	}
	CHECK_EXITED(init, 0);
}
