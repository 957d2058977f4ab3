// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "Mounting procfs with pidns=FILE fails with EINVAL if FILE is "
		"not a PID namespace.",
	.source = "fs/proc/root.c, proc_parse_pidns_param()",
	.level = CODE,
	.since = "6.18",
	.needs = { need_procfs, need_pidns_option },
};

static struct process init;

static void check_rejected(const char *option, const char *path)
{
	CHECK_ERRNO(mount("proc", "/proc", "proc", 0, option), EINVAL);
	CHECK_ERRNO(try_procfs_of(must(open(path, O_RDONLY))), EINVAL);
}

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		/* Control: the file of a PID namespace is accepted. */
		mount_procfs("pidns=/proc/self/ns/pid");
		must(try_procfs_of(open_own_namespace()));
		check_rejected("pidns=/proc/self/ns/uts", "/proc/self/ns/uts");
		check_rejected("pidns=/", "/");
	}
	CHECK_EXITED(init, 0);
}
