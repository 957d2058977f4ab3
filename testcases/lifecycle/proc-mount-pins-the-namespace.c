// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "A PID namespace without processes exists while a procfs "
		"instance of it is mounted.",
	.source = "namespaces(7), Namespace lifetime",
	.since = "4.9",
	.needs = { need_procfs },
	.harmful = true,
};

static struct process user, late;
static struct note is_dead, others_are_gone;

/* Not by child(): a pidfd of init would keep the namespace as well. */
static int be_init(void *unused)
{
	(void)unused;
	return getpid() != 1 || mount("proc", "/proc", "proc", 0, NULL);
}

void test(void)
{
	stay_on_one_cpu();
	child(user) {
		int status;
		pid_t pid;

		make_user_namespace(CLONE_NEWNS);
		or_skip(set_max_pid_namespaces(1));
		pid = must(
			start_on_stack(be_init, CLONE_NEWPID | SIGCHLD, NULL));
		must(waitpid(pid, &status, 0));
		CHECK_EQ(status, 0);
		post(is_dead);
		await(others_are_gone);
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);

		/* Control: without the mount, it is destroyed. */
		must(umount2("/proc", 0));
		CHECK_OK(create_namespace_when_free());
	}
	child(late) {
		await(is_dead);
		outlast_abandoned_namespaces();
		post(others_are_gone);
	}
	CHECK_EXITED(late, 0);
	CHECK_EXITED(user, 0);
}
