// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, each of sched_getscheduler(2), sched_getparam(2), "
		"sched_getaffinity(2), sched_rr_get_interval(2) and "
		"sched_getattr(2) fails with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "sched_getscheduler(2), ERRORS; sched_getparam(2), ERRORS; "
		  "sched_getaffinity(2), ERRORS; sched_rr_get_interval(2), "
		  "ERRORS; sched_getattr(2), ERRORS",
};

static struct process stranger, init;

/* Of some C libraries, these two fail whatever the kernel says. */
static int get_scheduler(pid_t pid)
{
	return syscall(SYS_sched_getscheduler, pid);
}

static int get_parameters(pid_t pid)
{
	struct sched_param parameters;

	return syscall(SYS_sched_getparam, pid, &parameters);
}

static int get_affinity(pid_t pid)
{
	static unsigned long cpus[1024];

	return syscall(SYS_sched_getaffinity, pid, sizeof(cpus), cpus);
}

static int get_interval(pid_t pid)
{
	struct timespec interval;

	return sched_rr_get_interval(pid, &interval);
}

static int get_attributes(pid_t pid)
{
	uint64_t attributes[32];

	return syscall(SYS_sched_getattr, pid, attributes, sizeof(attributes),
		       0);
}

void test(void)
{
	pid_t number;

	child(stranger)
		linger();
	number = pid_of(stranger);

	or_skip(get_scheduler(0), "sched_getscheduler(2)");
	or_skip(get_parameters(0), "sched_getparam(2)");
	or_skip(get_affinity(0), "sched_getaffinity(2)");
	or_skip(get_interval(0), "sched_rr_get_interval(2)");
	or_skip(get_attributes(0), "sched_getattr(2)");
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(get_scheduler(number));
	CHECK_OK(get_parameters(number));
	CHECK_OK(get_affinity(number));
	CHECK_OK(get_interval(number));
	CHECK_OK(get_attributes(number));

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(get_scheduler(number), ESRCH);
		CHECK_ERRNO(get_parameters(number), ESRCH);
		CHECK_ERRNO(get_affinity(number), ESRCH);
		CHECK_ERRNO(get_interval(number), ESRCH);
		CHECK_ERRNO(get_attributes(number), ESRCH);
		/* Control: what has a PID in here is found. */
		CHECK_OK(get_scheduler(1));
	}
	CHECK_EXITED(init, 0);
}
