// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "setns(2) accepts a file on which the file of a PID namespace "
		"is bind mounted.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "3.8",
	.needs = { need_procfs },
};

static struct process init, caller, born_there;

void test(void)
{
	static const char path[] = "/tmp/namespace";

	mount_tmp();
	close(must(open(path, O_CREAT, 0600)));
	child(init, CLONE_NEWPID)
		linger();
	CHECK_OK(mount(proc_file(init, "ns/pid"), path, NULL, MS_BIND, NULL));

	child(caller) {
		/* Control: the file itself is accepted. */
		or_skip(setns(open_namespace_of(init), CLONE_NEWPID));
		must(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_OK(setns(must(open(path, O_RDONLY)), CLONE_NEWPID));
		child(born_there)
			CHECK_EQ(own_namespace(), namespace_of(init));
		CHECK_EXITED(born_there, 0);
	}
	CHECK_EXITED(caller, 0);
}
