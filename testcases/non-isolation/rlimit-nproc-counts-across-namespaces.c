// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/resource.h>

const struct rule rule = {
	.says = "RLIMIT_NPROC counts the processes of a user in all PID "
		"namespaces.",
	.source = "getrlimit(2), RLIMIT_NPROC; clone(2), CLONE_NEWPID",
	.needs = { need_root },
};

static struct process alone, outsider, not_alone;
static struct note is_there;

static void be_limited_to(rlim_t processes)
{
	struct rlimit limit = { processes, processes };

	become_unused_user();
	must(setrlimit(RLIMIT_NPROC, &limit));
}

void test(void)
{
	/* Control: the limit permits two processes inside. */
	child(alone, CLONE_NEWPID) {
		be_limited_to(2);
		CHECK_OK(try_child(0));
	}
	CHECK_EXITED(alone, 0);

	child(outsider) {
		become_unused_user();
		post(is_there);
		linger();
	}
	await(is_there);
	child(not_alone, CLONE_NEWPID) {
		be_limited_to(2);
		CHECK_ERRNO(try_child(0), EAGAIN);
	}
	CHECK_EXITED(not_alone, 0);
}
