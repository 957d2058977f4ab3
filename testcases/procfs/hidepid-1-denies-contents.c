// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>

const struct rule rule = {
	.says = "With hidepid=1, the /proc directories of other users' "
		"processes are listed, but their contents cannot be accessed.",
	.source = "proc(5), Mount options",
	.since = "3.3",
	.needs = { need_root, need_procfs },
};

static struct process init, user;

void test(void)
{
	struct stat status;

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs("hidepid=1");
		/* Control: root can access the contents. */
		CHECK_OK(open(proc_file(init, "status"), O_RDONLY));
		child(user) {
			or_skip(setgroups(0, NULL));
			become_unused_user();
			CHECK_OK(open(proc_file(user, "status"), O_RDONLY));
			CHECK_OK(stat(proc_file(init, ""), &status));
			CHECK_EQ(open(proc_file(init, "status"), O_RDONLY), -1);
			CHECK_EQ(open(proc_file(init, ""), O_RDONLY), -1);
		}
		CHECK_EXITED(user, 0);
	}
	CHECK_EXITED(init, 0);
}
