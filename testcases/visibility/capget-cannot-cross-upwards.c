// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, capget(2) fails with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; capget(2), "
		  "ERRORS",
};

static struct process stranger, init;

static int get(pid_t pid)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
		.pid = pid,
	};
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];

	return syscall(SYS_capget, &header, data);
}

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	/* Control: in this namespace there is such a PID. */
	CHECK_OK(get(number));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(get(numbers[i]), ESRCH);
		/* Control: a process with a PID in here is found. */
		CHECK_OK(get(1));
	}
	CHECK_EXITED(init, 0);
}
