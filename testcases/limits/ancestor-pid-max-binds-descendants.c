// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "A process needs a free PID in each PID namespace above its "
		"own as well: their pid_max is a limit for it, too.",
	.source = "tools/testing/selftests/pid_namespace/pid_max.c, "
		  "pid_max_nested_limit",
	.level = SHOULD,
	.since = "6.14",
	.needs = { need_own_pid_max, need_last_pid },
	.harmful = true,
};

enum { FIRST_AFTER_WRAP = 300, TOO_LONG = 4000 };

static struct process outer, inner;
static struct note is_full, has_room;

static int end_at_once(void *unused)
{
	(void)unused;
	return 0;
}

static pid_t make_zombie(void)
{
	return start_on_stack(end_at_once, SIGCHLD, NULL);
}

void test(void)
{
	child(outer, CLONE_NEWPID) {
		int max = set_least_pid_max(FIRST_AFTER_WRAP + 2);

		if (max > TOO_LONG)
			skip("requires a pid_max below %d (fewer CPUs)", max);
		set_last_pid(FIRST_AFTER_WRAP - 1);
		for (pid_t pid = FIRST_AFTER_WRAP; pid < max - 1; pid++)
			or_skip(make_zombie(), "clone(2)");
		child(inner, CLONE_NEWPID) {
			CHECK(read_number("/proc/sys/kernel/pid_max") > max);
			CHECK_ERRNO(try_child(0), EAGAIN);
			post(is_full);
			await(has_room);
			CHECK_OK(try_child(0));
		}
		CHECK_EQ(pid_of(inner), max - 1);
		await(is_full);
		must(waitpid(FIRST_AFTER_WRAP, NULL, 0));
		post(has_room);
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(outer, 0);
}
