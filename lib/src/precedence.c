// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * precedence.c - which process runs first on a CPU.
 *
 * No event reports that a process has begun to wait in a system call.  But if
 * it runs before all others of its CPU, they run only when it waits.
 */
#include "world.h"

static bool is_on_one_cpu(void)
{
	static unsigned long cpus[1024];
	int bytes = or_skip(
		    (int)syscall(SYS_sched_getaffinity, 0, sizeof(cpus), cpus)),
	    count = 0;

	for (size_t i = 0; i < bytes / sizeof(cpus[0]); i++)
		count += __builtin_popcountl(cpus[i]);
	return count == 1;
}

void run_first(void)
{
	const struct sched_param least = { .sched_priority = 1 };

	if (!is_on_one_cpu())
		skip("requires sched_setaffinity(2) (allow it in seccomp "
		     "filter and LSM profile)");
	or_skip((int)syscall(SYS_sched_setscheduler, 0, SCHED_FIFO, &least));
}
