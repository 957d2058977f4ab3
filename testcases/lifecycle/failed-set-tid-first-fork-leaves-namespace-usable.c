// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If creating the first process of a PID namespace fails "
		"because set_tid is not 1, a later attempt succeeds, and the "
		"process has PID 1.",
	.source = "clone(2), The set_tid array; pid_namespaces(7), The "
		  "namespace init process",
	.since = "5.5",
	.needs = { need_set_tid },
};

static struct process caller;

void test(void)
{
	pid_t unused = 200;

	child(caller) {
		/* Control: if there is an init, any PID is accepted. */
		CHECK_OK(try_child3(.set_tid = (uintptr_t)&unused,
				    .set_tid_size = 1));

		must(unshare(CLONE_NEWPID));
		CHECK_ERRNO(try_child3(.set_tid = (uintptr_t)&unused,
				       .set_tid_size = 1),
			    EINVAL);
		CHECK_OK(try_child(0));
		/* That process was PID 1, and its end ended the namespace. */
		CHECK_ERRNO(try_child(0), ENOMEM);
	}
	CHECK_EXITED(caller, 0);
}
