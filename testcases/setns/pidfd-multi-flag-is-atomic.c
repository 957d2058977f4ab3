// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "If setns(2) with a pidfd and several types fails for the PID "
		"namespace, it changes none of the other namespaces.",
	.source = "setns(2), fd is a PID file descriptor",
	.since = "5.8",
	.needs = { need_setns_by_pidfd },
};

static struct process above, init;

static intmax_t uts_namespace(void)
{
	return namespace_of_file(or_skip(open("/proc/self/ns/uts", O_RDONLY)));
}

void test(void)
{
	child(above, CLONE_NEWUTS)
		linger();
	child(init, CLONE_NEWPID) {
		int pidfd = pidfd_of(above), both = CLONE_NEWUTS | CLONE_NEWPID;
		intmax_t before = uts_namespace();

		CHECK_ERRNO(setns(pidfd, both), EINVAL);
		CHECK_EQ(uts_namespace(), before);
		/* Control: the other namespace alone can be joined. */
		CHECK_OK(setns(pidfd, CLONE_NEWUTS));
		CHECK_NE(uts_namespace(), before);
	}
	CHECK_EXITED(init, 0);
}
