// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "NS_GET_TGID_FROM_PIDNS and NS_GET_TGID_IN_PIDNS translate the "
		"TID of a thread to the PID of its process.",
	.source = "include/uapi/linux/nsfs.h, NS_GET_TGID_FROM_PIDNS; "
		  "include/uapi/linux/nsfs.h, NS_GET_TGID_IN_PIDNS",
	.level = SHOULD,
	.since = "6.11",
};

static struct process init, unsharer;
static struct note thread;

void test(void)
{
	int ns, tid;

	child(init, CLONE_NEWPID) {
		post(thread, start_thread(NULL));
		linger();
	}
	ns = open_namespace_of(init);
	/* Control: TID and PID differ in both namespaces. */
	tid = translate_pid(ns, NS_GET_PID_FROM_PIDNS, (pid_t)await(thread));
	CHECK(tid > 1 && tid != pid_of(init));
	CHECK_NE(await(thread), 1);

	CHECK_EQ(
		translate_pid(ns, NS_GET_TGID_FROM_PIDNS, (pid_t)await(thread)),
		pid_of(init));
	CHECK_EQ(translate_pid(ns, NS_GET_TGID_IN_PIDNS, tid), 1);
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_EQ(translate_pid(ns, NS_GET_TGID_FROM_PIDNS,
				       (pid_t)await(thread)),
			 pid_of(init));
		CHECK_EQ(translate_pid(ns, NS_GET_TGID_IN_PIDNS, tid), 1);
	}
	CHECK_EXITED(unsharer, 0);
}
