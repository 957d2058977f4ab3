// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/msg.h>

const struct rule rule = {
	.says = "msgctl(2) reports the last receiver of a queue by its PID in "
		"the caller's PID namespace, even if the receiver waited for "
		"the message.",
	.source = "msgctl(2), IPC_STAT; pid_namespaces(7), Nesting PID "
		  "namespaces",
	.needs = { need_root, need_ipc },
};

static struct process init, receiver;
static struct note begins, has_looked;
static struct msgbuf message = { .mtype = 1 };

void test(void)
{
	struct msqid_ds seen;
	int queue = or_skip(msgget(IPC_PRIVATE, 0600));

	stay_on_one_cpu();
	child(init, CLONE_NEWPID) {
		child(receiver) {
			run_first();
			post(begins);
			must(msgrcv(queue, &message, 0, 0, 0));
		}
		CHECK_EXITED(receiver, 0);
		must(msgctl(queue, IPC_STAT, &seen));
		CHECK_EQ(seen.msg_lrpid, pid_of(receiver));
		CHECK((pid_t)seen.msg_lspid <= 0);
		post(has_looked);
	}
	await(begins);
	must(msgsnd(queue, &message, 0, 0));
	must(msgctl(queue, IPC_STAT, &seen));
	CHECK_EQ(seen.msg_lspid, getpid());
	CHECK_EQ(seen.msg_qnum, 0);
	CHECK_EQ(seen.msg_lrpid, pid_of(receiver));
	await(has_looked);
	CHECK_EXITED(init, 0);
}
