// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "NS_GET_PID_IN_PIDNS translates a PID or TID of the caller's "
		"PID namespace to the given one.",
	.source = "include/uapi/linux/nsfs.h, NS_GET_PID_IN_PIDNS",
	.level = SHOULD,
	.since = "6.11",
};

static struct process init, member;
static struct note number;

static int translated(int ns, pid_t pid)
{
	return translate_pid(ns, NS_GET_PID_IN_PIDNS, pid);
}

void test(void)
{
	pid_t tid = start_thread(NULL);
	int ns;

	child(init, CLONE_NEWPID) {
		child(member)
			linger();
		post(number, pid_of(member));
		linger();
	}
	ns = open_namespace_of(init);
	/* Control: the two namespaces number member differently. */
	CHECK_NE(pid_of(member), await(number));
	CHECK_EQ(translated(ns, pid_of(init)), 1);
	CHECK_EQ(translated(ns, pid_of(member)), await(number));
	CHECK_EQ(translated(open_own_namespace(), pid_of(init)), pid_of(init));
	CHECK_EQ(translated(open_own_namespace(), tid), tid);
}
