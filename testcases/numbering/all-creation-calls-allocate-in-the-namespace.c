// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "fork(2), vfork(2), clone(2) and clone3(2) return a PID of the "
		"caller's PID namespace, which is the child's PID there.",
	.source = "pid_namespaces(7), DESCRIPTION",
};

static struct process init, forked, cloned3;
static struct note number_of_forked, number_of_cloned3;

struct newborn {
	pid_t pid;
	intmax_t namespace;
};

static int look_around(void *seen)
{
	*(struct newborn *)seen = (struct newborn){ getpid(), own_namespace() };
	return 0;
}

void test(void)
{
	intmax_t outside = own_namespace();

	child(init, CLONE_NEWPID) {
		intmax_t inside = own_namespace();
		struct newborn seen;
		pid_t pid;

		CHECK_NE(inside, outside);
		child(forked) {
			CHECK_EQ(own_namespace(), inside);
			post(number_of_forked, getpid());
		}
		CHECK_EQ(pid_of(forked), 2);
		CHECK_EQ(await(number_of_forked), 2);
		CHECK_EXITED(forked, 0);

		pid = start_on_stack(look_around, CLONE_VM | SIGCHLD, &seen);
		CHECK_EQ(pid, 3);
		must(waitpid(pid, NULL, 0));
		CHECK_EQ(seen.pid, 3);
		CHECK_EQ(seen.namespace, inside);

		/* As vfork(2) does. */
		pid = start_on_stack(look_around,
				     CLONE_VM | CLONE_VFORK | SIGCHLD, &seen);
		CHECK_EQ(pid, 4);
		CHECK_EQ(seen.pid, 4);
		CHECK_EQ(seen.namespace, inside);
		must(waitpid(pid, NULL, 0));

		child3(cloned3) {
			CHECK_EQ(own_namespace(), inside);
			post(number_of_cloned3, getpid());
		}
		CHECK_EQ(pid_of(cloned3), 5);
		CHECK_EQ(await(number_of_cloned3), 5);
		CHECK_EXITED(cloned3, 0);
	}
	CHECK_EXITED(init, 0);
}
