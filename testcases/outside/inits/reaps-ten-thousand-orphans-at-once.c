// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

#include <sys/mman.h>

enum { ORPHANS = 10000 };

const struct rule rule = {
	.says = "An init reaps ten thousand orphans that it adopts at once.",
	.source = "pid_namespaces(7), The namespace init process; "
		  "docker-container-run(1), --init",
	.needs = { need_init, need_mounts, need_event_of_reaping },
};

static struct process visitor, parent, watcher;
static pid_t *orphans; /* shared */

/* All of them are zombies, and are adopted when their parent ends. */
static void leave_zombies(void)
{
	/* Not in a register, because vfork(2) returns twice and may change
	   it. */
	static int i;

	for (i = 0; i < ORPHANS; i++) {
		orphans[i] = vfork();
		if (orphans[i] == 0)
			_exit(0);
		or_skip(orphans[i], "vfork(2)");
	}
}

static int count_unreaped(void)
{
	int left = 0;

	for (int i = 0; i < ORPHANS; i++) {
		int pidfd = syscall(SYS_pidfd_open, orphans[i], 0);

		left += pidfd != -1 && !is_reaped(pidfd);
		close(pidfd);
	}
	return left;
}

void test(void)
{
	orphans = must(mmap(NULL, ORPHANS * sizeof(*orphans),
			    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			    -1, 0));
	start_init("live", SOCKET);
	await_readiness();
	child(visitor) {
		join_pid_namespace(init);
		child(parent)
			leave_zombies();
		CHECK_EXITED(parent, 0);
		/* In the namespace of visitor, where the orphans have these
		 * PIDs. */
		child(watcher)
			CHECK_EQ(count_unreaped(), 0);
		CHECK_EXITED(watcher, 0);
	}
	CHECK_EXITED(visitor, 0);
	CHECK_ALIVE(init);
}
