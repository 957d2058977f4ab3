// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When a process has been waited for, its PID can be given to "
		"another one, which a pidfd of the first does not refer to.",
	.source = "pid_namespaces(7), /proc files; pidfd_open(2), DESCRIPTION",
	.since = "5.3",
	.needs = { need_last_pid },
	.harmful = true,
};

static struct process init, old, new;
static struct note may_exit;

void test(void)
{
	child(init, CLONE_NEWPID) {
		pid_t number;

		child(old) {
		}
		number = pid_of(old);
		CHECK_EXITED(old, 0);
		CHECK_ERRNO(kill(number, 0), ESRCH);

		set_last_pid(number - 1);
		child(new)
			await(may_exit);
		CHECK_EQ(pid_of(new), number);
		CHECK_OK(kill(number, 0));
		CHECK_ERRNO(pidfd_send_signal(pidfd_of(old), 0, NULL), ESRCH);
		CHECK_OK(pidfd_send_signal(pidfd_of(new), 0, NULL));

		post(may_exit);
		CHECK_EXITED(new, 0);
	}
	CHECK_EXITED(init, 0);
}
