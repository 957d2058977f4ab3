// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The PID of a zombie is not allocated again.",
	.source = "kill(2), ERRORS; pid_namespaces(7), /proc files",
	.since = "3.3",
	.needs = { need_last_pid },
	.harmful = true,
};

static struct process init, zombie, next, heir;

void test(void)
{
	child(init, CLONE_NEWPID) {
		set_last_pid(500);
		child(zombie) {
		}
		CHECK_EQ(pid_of(zombie), 501);
		await_end(zombie);

		set_last_pid(500);
		child(next) {
		}
		CHECK_EQ(pid_of(next), 502);
		CHECK_EXITED(next, 0);

		/* Control: once the zombie is reaped, its PID is next. */
		CHECK_EXITED(zombie, 0);
		set_last_pid(500);
		child(heir) {
		}
		CHECK_EQ(pid_of(heir), 501);
	}
	CHECK_EXITED(init, 0);
}
