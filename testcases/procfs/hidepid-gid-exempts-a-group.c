// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <grp.h>

const struct rule rule = {
	.says = "With gid=GROUP, hidepid does not apply to members of that "
		"group.",
	.source = "proc(5), Mount options",
	.since = "3.3",
	.needs = { need_root, need_procfs },
};

static struct process init, member, other;

void test(void)
{
	const gid_t group = 4242;

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs("hidepid=2,gid=4242");
		child(member) {
			or_skip(setgroups(1, &group));
			become_unused_user();
			CHECK_OK(access(proc_file(init, "status"), R_OK));
		}
		CHECK_EXITED(member, 0);

		/* Control: other users are not exempt. */
		child(other) {
			or_skip(setgroups(0, NULL));
			become_unused_user();
			CHECK_ERRNO(access(proc_file(init, "status"), R_OK),
				    ENOENT);
		}
		CHECK_EXITED(other, 0);
	}
	CHECK_EXITED(init, 0);
}
