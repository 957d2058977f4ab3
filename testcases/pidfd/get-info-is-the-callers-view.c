// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "PIDFD_GET_INFO reports the PID, the thread group ID and the "
		"parent's PID in the caller's PID namespace.",
	.source = "fs/pidfs.c, pidfd_info()",
	.level = CODE,
	.since = "6.13",
};

static struct process init, member, threaded, unsharer;
static struct note is_over, tid_inside;

/* A pidfd of a thread, not of its process (Linux 6.9). */
static int open_thread(pid_t tid)
{
	const int of_thread = O_EXCL;

	return or_skip(syscall(SYS_pidfd_open, tid, of_thread));
}

static void check_thread(void)
{
	struct pidfd_facts facts;
	pid_t tid;

	child(threaded) {
		post(tid_inside, start_thread(NULL));
		linger();
	}
	tid = (pid_t)await(tid_inside);
	CHECK_OK(ask_pidfd(open_thread(tid), 0, &facts));
	CHECK_EQ(facts.pid, tid);
	CHECK_EQ(facts.tgid, pid_of(threaded));
	CHECK_EQ(facts.ppid, 1);
	CHECK_NE(tid, pid_of(threaded));
}

/* The namespace for children of the caller does not matter. */
static void check_diverted(void)
{
	struct pidfd_facts facts;

	child(unsharer) {
		divert_children();
		CHECK_OK(ask_pidfd(pidfd_of(member), 0, &facts));
		CHECK_EQ(facts.pid, pid_of(member));
		CHECK_EQ(facts.ppid, 1);
	}
	CHECK_EXITED(unsharer, 0);
}

void test(void)
{
	struct pidfd_facts facts;

	child(init, CLONE_NEWPID) {
		or_skip(ask_pidfd(pidfd_of(init), 0, &facts), "PIDFD_GET_INFO");
		CHECK_EQ(facts.pid, 1);
		CHECK_EQ(facts.ppid, 0);

		child(member)
			linger();
		CHECK_OK(ask_pidfd(pidfd_of(member), 0, &facts));
		CHECK_EQ(facts.pid, pid_of(member));
		CHECK_EQ(facts.tgid, pid_of(member));
		CHECK_EQ(facts.ppid, 1);
		check_thread();
		check_diverted();
		await(is_over);
	}

	CHECK_NE(pid_of(init), 1);
	CHECK_OK(ask_pidfd(pidfd_of(member), 0, &facts));
	CHECK_EQ(facts.pid, pid_of(member));
	CHECK_EQ(facts.tgid, pid_of(member));
	CHECK_EQ(facts.ppid, pid_of(init));
	post(is_over);
	CHECK_EXITED(init, 0);
}
