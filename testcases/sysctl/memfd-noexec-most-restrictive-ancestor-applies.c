// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Raising vm.memfd_noexec in a PID namespace applies to its "
		"existing descendants.",
	.source = "Documentation/userspace-api/mfd_noexec.rst, Sysctl",
	.level = SHOULD,
	.since = "6.6",
	.needs = { need_memfd_noexec },
};

static struct process outer, inner;
static struct note has_looked, is_raised;

void test(void)
{
	static const char file[] = "/proc/sys/vm/memfd_noexec";

	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID) {
			CHECK(new_memfd_is_executable());
			post(has_looked);
			await(is_raised);
			CHECK_EQ(read_number(file), 1);
			CHECK(!new_memfd_is_executable());
		}
		await(has_looked);
		set_memfd_noexec(1);
		post(is_raised);
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(outer, 0);
	CHECK(new_memfd_is_executable());
}
