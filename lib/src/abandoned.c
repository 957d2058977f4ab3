// SPDX-License-Identifier: GPL-2.0-or-later
/* abandoned.c - PID namespaces without references. */
#include <linux/membarrier.h>
#include <sched.h>

#include "sys.h"
#include "world.h"

/*
 * A PID namespace without references counts for some milliseconds longer, and
 * no event reports its end.  So this is the only place that retries.  The
 * kernel delays the end by RCU grace periods, and a test can wait for those.
 */
pid_t create_namespace_when_free(void)
{
	pid_t pid;

	while ((pid = try_child(CLONE_NEWPID)) == -1 && errno == ENOSPC)
		syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0);
	return pid;
}

/*
 * The kernel frees such namespaces on each CPU in the order in which they were
 * abandoned.  So with all of a test on one CPU, if a later one is gone, all
 * earlier ones are gone as well.
 */
static bool on_one_cpu;

void stay_on_one_cpu(void)
{
	cpu_set_t this_one;

	CPU_ZERO(&this_one);
	CPU_SET(sched_getcpu(), &this_one);
	on_one_cpu = sched_setaffinity(0, sizeof(this_one), &this_one) == 0;
}

/* The first can be created at once, and each other one when its predecessor is
   gone.  With more than one CPU, one may end before its predecessors. */
void outlast_abandoned_namespaces(void)
{
	int n = on_one_cpu ? 2 : 4;

	make_user_namespace();
	or_skip(set_max_pid_namespaces(1));
	while (n-- > 0)
		must(create_namespace_when_free());
}
