// SPDX-License-Identifier: GPL-2.0-or-later
/* A check that fails because a security module denies the call is skipped. */
#include "filter.h"
#include "pidspec.h"

const struct rule rule = { .says = "Nothing.", .source = "none" };

__attribute__((constructor)) static void confine(void)
{
	deny(SYS_sched_setscheduler, 1, SCHED_OTHER);
}

void test(void)
{
	struct sched_param none = { 0 };

	CHECK_OK(syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &none));
}
