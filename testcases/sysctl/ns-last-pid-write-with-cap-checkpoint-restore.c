// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>
#include <sys/prctl.h>

const struct rule rule = {
	.says = "CAP_CHECKPOINT_RESTORE is sufficient for writing ns_last_pid.",
	.source = "pid_namespaces(7), /proc files; capabilities(7), "
		  "CAP_CHECKPOINT_RESTORE",
	.since = "5.9",
	.needs = { need_last_pid },
	.harmful = true,
};

static struct process init, powerless;

void test(void)
{
	or_skip(prctl(PR_CAPBSET_READ, CAP_CHECKPOINT_RESTORE));
	child(init, CLONE_NEWPID) {
		keep_capabilities(1ULL << CAP_CHECKPOINT_RESTORE);
		CHECK_OK(try_last_pid(500));

		/* Control: without the capability, writing fails. */
		child(powerless) {
			keep_capabilities(0);
			CHECK_ERRNO(try_last_pid(500), EPERM);
		}
		CHECK_EXITED(powerless, 0);
	}
	CHECK_EXITED(init, 0);
}
