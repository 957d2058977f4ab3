// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In the initial user namespace, the default of "
		"max_pid_namespaces is half of threads-max.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.needs = { need_root, need_disposable_machine },
};

static struct process init;

static void check_default(void)
{
	intmax_t threads = or_skip(read_number("/proc/sys/kernel/threads-max"));
	intmax_t others =
		or_skip(read_number("/proc/sys/user/max_uts_namespaces"));

	/* Skips if the limits of all types were changed. */
	if (others != threads / 2)
		skip("requires default limits (boot without "
		     "settings in sysctl.d)");
	CHECK_EQ(read_number("/proc/sys/user/max_pid_namespaces"), threads / 2);
}

void test(void)
{
	child(init, CLONE_NEWPID)
		check_default();
	CHECK_EXITED(init, 0);
}
