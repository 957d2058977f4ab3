// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "open_by_handle_at(2) fails with ESTALE for the file handle of "
		"a pidfd if the process is in neither the caller's PID "
		"namespace nor a descendant.",
	.source = "tools/testing/selftests/pidfd/pidfd_file_handle_test.c, "
		  "file_handle_foreign_pidns",
	.level = SHOULD,
	.since = "6.14",
};

static struct process stranger, sibling, init;

void test(void)
{
	struct handle above, aside, own;

	child(stranger)
		linger();
	child(sibling, CLONE_NEWPID)
		linger();
	above = handle_of(pidfd_of(stranger));
	aside = handle_of(pidfd_of(sibling));

	/* Control: in the parent namespace, the handles are valid. */
	CHECK_OK(open_handle(pidfd_of(stranger), &above));
	CHECK_OK(open_handle(pidfd_of(stranger), &aside));

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(open_handle(pidfd_of(init), &above), ESTALE);
		CHECK_ERRNO(open_handle(pidfd_of(init), &aside), ESTALE);
		/* Control: inside, the handle of the caller is valid. */
		own = handle_of(pidfd_of(init));
		CHECK_OK(open_handle(pidfd_of(init), &own));
	}
	CHECK_EXITED(init, 0);
}
