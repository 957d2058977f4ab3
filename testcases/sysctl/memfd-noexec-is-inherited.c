// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A new PID namespace inherits the effective vm.memfd_noexec of "
		"its parent.",
	.source = "Documentation/userspace-api/mfd_noexec.rst, Sysctl",
	.level = SHOULD,
	.since = "6.6",
	.needs = { need_memfd_noexec },
};

static struct process outer, inner;

void test(void)
{
	static const char file[] = "/proc/sys/vm/memfd_noexec";

	child(outer, CLONE_NEWPID) {
		/* Control: before it is set, the value is 0. */
		CHECK_EQ(read_number(file), 0);
		CHECK(new_memfd_is_executable());

		set_memfd_noexec(1);
		child(inner, CLONE_NEWPID) {
			CHECK_EQ(read_number(file), 1);
			CHECK(!new_memfd_is_executable());
		}
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(outer, 0);
}
