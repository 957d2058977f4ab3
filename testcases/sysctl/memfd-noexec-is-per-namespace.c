// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Writing vm.memfd_noexec in a PID namespace does not affect "
		"processes of its parent, not even those whose children are "
		"created in the namespace.",
	.source = "Documentation/userspace-api/mfd_noexec.rst, Sysctl",
	.level = SHOULD,
	.since = "6.3",
	.needs = { need_memfd_noexec },
};

static struct process init, unsharer, strict, joiner;
static struct note is_set, is_set_for_children;

static const char file[] = "/proc/sys/vm/memfd_noexec";

static void check_diverted(void)
{
	child(unsharer) {
		must(unshare(CLONE_NEWPID));
		child(strict) {
			set_memfd_noexec(1);
			post(is_set_for_children);
			linger();
		}
		await(is_set_for_children);
		CHECK_EQ(read_number(file), 0);
		CHECK(new_memfd_is_executable());
	}
	CHECK_EXITED(unsharer, 0);
	child(joiner) {
		join_pid_namespace(init);
		CHECK_EQ(read_number(file), 0);
		CHECK(new_memfd_is_executable());
	}
	CHECK_EXITED(joiner, 0);
}

void test(void)
{
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
	check_diverted();
}
