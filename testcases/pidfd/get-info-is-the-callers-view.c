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

static struct process init, member, threaded, offspring, unsharer;
static struct note is_over, tid_inside, offspring_inside;

static int open_pidfd(pid_t pid, int flags)
{
	return or_skip(syscall(SYS_pidfd_open, pid, flags));
}

static void be_a_mother(void)
{
	child(offspring)
		linger();
	post(offspring_inside, pid_of(offspring));
	linger();
}

static void check_thread(void)
{
	const int of_thread = O_EXCL; /* not of its process (Linux 6.9) */
	struct pidfd_facts facts;
	pid_t tid;
	int fd;

	child(threaded) {
		post(tid_inside, start_thread(be_a_mother));
		linger();
	}
	tid = (pid_t)await(tid_inside);
	CHECK_OK(ask_pidfd(open_pidfd(tid, of_thread), 0, &facts));
	CHECK_EQ(facts.pid, tid);
	CHECK_EQ(facts.tgid, pid_of(threaded));
	CHECK_EQ(facts.ppid, 1);
	CHECK_NE(tid, pid_of(threaded));

	/* The parent is a process, also if one of its threads created the
	   child. */
	fd = open_pidfd((pid_t)await(offspring_inside), 0);
	CHECK_OK(ask_pidfd(fd, 0, &facts));
	CHECK_EQ(facts.ppid, pid_of(threaded));
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
