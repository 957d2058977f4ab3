// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Writing a vm.memfd_noexec that is less than the effective "
		"value of the parent PID namespace fails with EINVAL.",
	.source = "commit 9876cfe8ec1c (\"memfd: replace ratcheting feature "
		  "from vm.memfd_noexec with hierarchy\")",
	.level = SHOULD,
	.since = "6.6",
	.needs = { need_memfd_noexec },
};

static struct process outer, inner;

void test(void)
{
	static const char file[] = "/proc/sys/vm/memfd_noexec";

	child(outer, CLONE_NEWPID) {
		set_memfd_noexec(1);
		child(inner, CLONE_NEWPID) {
			CHECK_ERRNO(try_memfd_noexec(0), EINVAL);
			CHECK_EQ(read_number(file), 1);

			/* Control: it can be raised, and lowered to the
			 * parent's value. */
			CHECK_OK(try_memfd_noexec(2));
			CHECK_EQ(read_number(file), 2);
			CHECK_OK(try_memfd_noexec(1));
		}
		CHECK_EXITED(inner, 0);

		/* Control: in the parent, the value can be lowered. */
		CHECK_OK(try_memfd_noexec(0));
	}
	CHECK_EXITED(outer, 0);
}
