// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Options set by mounting or remounting a procfs instance do "
		"not change other instances of the same PID namespace.",
	.source = "Documentation/filesystems/proc.rst, Filesystem behavior",
	.level = SHOULD,
	.since = "5.8",
	.needs = { need_procfs, need_userns },
};

static struct process init, stranger;

static void check_what_is_hidden_in(const char *hidden, const char *visible)
{
	/* The process may ptrace(2) only itself. */
	child(stranger, CLONE_NEWUSER) {
		CHECK_ERRNO(access(hidden, F_OK), ENOENT);
		CHECK_OK(access(visible, F_OK));
	}
	CHECK_EXITED(stranger, 0);
}

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		or_skip(mount("proc", "/tmp", "proc", 0, "hidepid=4"));
		mount_procfs();
		check_what_is_hidden_in("/tmp/1", "/proc/1");

		must(mount(NULL, "/proc", NULL, MS_REMOUNT, "hidepid=4"));
		must(mount(NULL, "/tmp", NULL, MS_REMOUNT, "hidepid=0"));
		check_what_is_hidden_in("/proc/1", "/tmp/1");
	}
	CHECK_EXITED(init, 0);
}
