// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "vm.memfd_noexec, written in a PID namespace, is in force "
		"there, and not in the namespace above.",
	.source = "Documentation/userspace-api/mfd_noexec.rst, Sysctl",
	.level = SHOULD,
	.since = "6.3",
	.needs = { need_memfd_noexec },
};

static struct process init;
static struct note is_set;

void test(void)
{
	static const char file[] = "/proc/sys/vm/memfd_noexec";

	child(init, CLONE_NEWPID) {
		CHECK(new_memfd_is_executable());
		set_memfd_noexec(1);
		CHECK_EQ(read_number(file), 1);
		CHECK(!new_memfd_is_executable());
		post(is_set);
		linger();
	}
	await(is_set);
	CHECK_EQ(read_number(file), 0);
	CHECK(new_memfd_is_executable());
}
