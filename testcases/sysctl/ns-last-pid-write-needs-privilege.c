// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "Writing ns_last_pid fails with EPERM unless the caller has "
		"CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE in the user namespace "
		"that owns the PID namespace.",
	.source = "pid_namespaces(7), /proc files",
	.needs = { need_last_pid },
	.harmful = true,
};

static struct process init, powerless, root_elsewhere, root_below;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(powerless) {
			keep_capabilities(~(1ull << CAP_SYS_ADMIN |
					    1ull << CAP_CHECKPOINT_RESTORE));
			CHECK_ERRNO(try_last_pid(500), EPERM);
		}
		CHECK_EXITED(powerless, 0);
		child(root_elsewhere, CLONE_NEWUSER)
			CHECK_ERRNO(try_last_pid(500), EPERM);
		CHECK_EXITED(root_elsewhere, 0);
		/* The owner of the namespace for children does not matter. */
		child(root_below) {
			make_user_namespace();
			divert_children();
			CHECK_ERRNO(try_last_pid(500), EPERM);
		}
		CHECK_EXITED(root_below, 0);

		/* Control: init has the capability. */
		CHECK_OK(try_last_pid(500));
	}
	CHECK_EXITED(init, 0);
}
