// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/perf_event.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, perf_event_open(2) fails with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "perf_event_open(2), ERRORS",
};

static struct process stranger, unsharer, init;

/* A software event, which any user may count (perf_event_open(2)). */
static int count_switches(pid_t pid)
{
	struct perf_event_attr event = {
		.type = PERF_TYPE_SOFTWARE,
		.size = PERF_ATTR_SIZE_VER0,
		.config = PERF_COUNT_SW_CONTEXT_SWITCHES,
		.disabled = 1,
		.exclude_kernel = 1,
		.exclude_hv = 1,
	};

	return syscall(SYS_perf_event_open, &event, pid, -1, -1, 0);
}

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	or_skip(count_switches(0), "perf_event_open(2)");
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(count_switches(number));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(count_switches(number));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(count_switches(numbers[i]), ESRCH);
		/* Control: a process with a PID in here is found. */
		CHECK_OK(count_switches(1));
	}
	CHECK_EXITED(init, 0);
}
