// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, sched_*(2) calls for scheduler, parameters, affinity, "
		"attributes and interval fail with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "sched_getscheduler(2), ERRORS; sched_getparam(2), ERRORS; "
		  "sched_getaffinity(2), ERRORS; sched_rr_get_interval(2), "
		  "ERRORS; sched_getattr(2), ERRORS",
};

static struct process stranger, init;

/* In some C libraries, these two always fail without a system call. */
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

/*
 * The arguments of the setters are invalid for any process that is found, so
 * the calls change nothing on a kernel that violates the rule.
 */
static int set_scheduler(pid_t pid)
{
	static const struct sched_param no_priority = { .sched_priority = -1 };

	return syscall(SYS_sched_setscheduler, pid, SCHED_OTHER, &no_priority);
}

static int set_parameters(pid_t pid)
{
	static const struct sched_param no_priority = { .sched_priority = -1 };

	return syscall(SYS_sched_setparam, pid, &no_priority);
}

static int set_affinity(pid_t pid)
{
	static const unsigned long no_cpus[1024];

	return syscall(SYS_sched_setaffinity, pid, sizeof(no_cpus), no_cpus);
}

static int set_attributes(pid_t pid)
{
	enum { SIZE = 48, NO_POLICY = 99 };
	uint32_t attributes[SIZE / sizeof(uint32_t)] = { SIZE, NO_POLICY };

	return syscall(SYS_sched_setattr, pid, attributes, 0);
}

static void check_getters(pid_t pid)
{
	CHECK_ERRNO(get_scheduler(pid), ESRCH);
	CHECK_ERRNO(get_parameters(pid), ESRCH);
	CHECK_ERRNO(get_affinity(pid), ESRCH);
	CHECK_ERRNO(get_interval(pid), ESRCH);
	CHECK_ERRNO(get_attributes(pid), ESRCH);
}

static void check_setters(pid_t pid)
{
	CHECK_ERRNO(set_scheduler(pid), ESRCH);
	CHECK_ERRNO(set_parameters(pid), ESRCH);
	CHECK_ERRNO(set_affinity(pid), ESRCH);
	CHECK_ERRNO(set_attributes(pid), ESRCH);
}

static void check_found(pid_t pid)
{
	CHECK_OK(get_scheduler(pid));
	CHECK_OK(get_parameters(pid));
	CHECK_OK(get_affinity(pid));
	CHECK_OK(get_interval(pid));
	CHECK_OK(get_attributes(pid));
	CHECK_ERRNO(set_scheduler(pid), EINVAL);
	CHECK_ERRNO(set_parameters(pid), EINVAL);
	CHECK_ERRNO(set_affinity(pid), EINVAL);
	CHECK_ERRNO(set_attributes(pid), EINVAL);
}

static void skip_without_calls(void)
{
	or_skip(get_scheduler(0), "sched_getscheduler(2)");
	or_skip(get_parameters(0), "sched_getparam(2)");
	or_skip(get_affinity(0), "sched_getaffinity(2)");
	or_skip(get_interval(0), "sched_rr_get_interval(2)");
	or_skip(get_attributes(0), "sched_getattr(2)");
}

void test(void)
{
	pid_t numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	n = numbers_of(stranger, numbers);

	skip_without_calls();
	/* Control: in this namespace there is such a PID. */
	check_found(pid_of(stranger));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			check_getters(numbers[i]);
			check_setters(numbers[i]);
		}
		/* Control: a process with a PID in here is found. */
		check_found(1);
	}
	CHECK_EXITED(init, 0);
}
