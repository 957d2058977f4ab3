// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/mempolicy.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, move_pages(2) and migrate_pages(2) fail with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; move_pages(2), "
		  "ERRORS; migrate_pages(2), ERRORS",
};

static struct process stranger, unsharer, init;

static unsigned long nodes[16];

enum { MAX_NODE = 8 * sizeof(nodes) };

static int move_nothing(pid_t pid)
{
	return syscall(SYS_move_pages, pid, 0, NULL, NULL, NULL, 0);
}

static int migrate_nowhere(pid_t pid)
{
	return syscall(SYS_migrate_pages, pid, MAX_NODE, nodes, nodes);
}

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	or_skip(syscall(SYS_get_mempolicy, NULL, nodes, MAX_NODE, NULL,
			MPOL_F_MEMS_ALLOWED));
	or_skip(move_nothing(0), "move_pages(2)");
	or_skip(migrate_nowhere(0), "migrate_pages(2)");
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(move_nothing(number));
	CHECK_OK(migrate_nowhere(number));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(move_nothing(number));
		CHECK_OK(migrate_nowhere(number));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(move_nothing(numbers[i]), ESRCH);
			CHECK_ERRNO(migrate_nowhere(numbers[i]), ESRCH);
		}
		/* Control: a process with a PID in here is found. */
		CHECK_OK(move_nothing(1));
		CHECK_OK(migrate_nowhere(1));
	}
	CHECK_EXITED(init, 0);
}
