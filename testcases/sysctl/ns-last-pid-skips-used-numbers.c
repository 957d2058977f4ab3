// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If the PID after the one written to ns_last_pid is in use, "
		"the next PID allocated is the lowest unused one after it.",
	.source = "pid_namespaces(7), /proc files",
	.needs = { need_last_pid },
	.harmful = true,
};

static struct process init, at_501, at_502, elsewhere, behind;

void test(void)
{
	child(init, CLONE_NEWPID) {
		set_last_pid(500);
		child(at_501)
			linger();
		child(at_502)
			linger();
		set_last_pid(600);
		child(elsewhere)
			CHECK_EQ(getpid(), 601);

		set_last_pid(500);
		child(behind)
			CHECK_EQ(getpid(), 503);
		CHECK_EXITED(behind, 0);
		CHECK_EXITED(elsewhere, 0);
	}
	CHECK_EXITED(init, 0);
}
