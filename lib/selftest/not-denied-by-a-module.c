// SPDX-License-Identifier: GPL-2.0-or-later
/* If a module confines a test, but does not deny the call, the test fails. */
#include "filter.h"
#include "pidspec.h"

const struct rule rule = { .says = "Nothing.", .source = "none" };

/* No control makes this call, so the kernel itself may have rejected it. */
__attribute__((constructor)) static void confine(void)
{
	deny(SYS_sched_setscheduler, 1, SCHED_BATCH);
}

void test(void)
{
	struct sched_param none = { 0 };

	CHECK_OK(syscall(SYS_sched_setscheduler, 0, SCHED_BATCH, &none));
}
