// SPDX-License-Identifier: GPL-2.0-or-later
/* A check waits for a process without CPU time: no failure.  Times out. */
#include "pidspec.h"

#include <sched.h>

const struct rule rule = { .says = "Nothing.", .source = "none" };

enum { SHARES = 4 };

static struct process busy[SHARES];

static void use_one_cpu(void)
{
	cpu_set_t cpus;
	int cpu = 0;

	must(sched_getaffinity(0, sizeof(cpus), &cpus));
	while (!CPU_ISSET(cpu, &cpus))
		cpu++;
	CPU_ZERO(&cpus);
	CPU_SET(cpu, &cpus);
	must(sched_setaffinity(0, sizeof(cpus), &cpus));
}

/* Each gets about a quarter of one CPU. */
void test(void)
{
	use_one_cpu();
	for (int i = 0; i < SHARES; i++)
		child(busy[i])
			for (;;)
				__asm__ volatile("");
	CHECK_EXITED(busy[0], 0);
}
