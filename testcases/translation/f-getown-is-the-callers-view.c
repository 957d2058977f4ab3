// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

const struct rule rule = {
	.says = "F_GETOWN and F_GETOWN_EX report a process, thread or group by "
		"its ID in the caller's PID namespace, or no positive ID if it "
		"has none.",
	.source = "F_GETOWN(2const), DESCRIPTION; F_GETOWN_EX(2const), "
		  "DESCRIPTION; pid_namespaces(7), Nesting "
		  "PID namespaces",
};

static struct process init, unsharer;
static struct note owns_second, owned_by_thread, owned_by_group, seen;
static struct note tid_inside;

/* A direct call, because a C library may use F_GETOWN_EX.  It takes the
   negative ID of a group for an error. */
static int owner_of(int fd)
{
	int owner;

	errno = 0;
	owner = syscall(SYS_fcntl, fd, F_GETOWN);
	return errno ? -errno : owner;
}

static struct f_owner_ex extended_owner_of(int fd)
{
	struct f_owner_ex owner = { 0 };

	CHECK_OK(fcntl(fd, F_GETOWN_EX, &owner));
	return owner;
}

static void let_thread_own(int fd)
{
	struct f_owner_ex owner = { .type = F_OWNER_TID };

	owner.pid = start_thread(NULL);
	must(fcntl(fd, F_SETOWN_EX, &owner));
	CHECK_EQ(extended_owner_of(fd).pid, owner.pid);
	post(tid_inside, owner.pid);
	post(owned_by_thread);
}

/* The group of init, whose ID is 1 inside. */
static void let_group_own(int fd)
{
	must(setpgid(0, 0));
	must(fcntl(fd, F_SETOWN, -1));
	CHECK_EQ(extended_owner_of(fd).type, F_OWNER_PGRP);
	CHECK_EQ(extended_owner_of(fd).pid, 1);
	post(owned_by_group);
}

static void check_owners_seen_from_above(int fd)
{
	await(owned_by_thread);
	CHECK_EQ(extended_owner_of(fd).type, F_OWNER_TID);
	CHECK_EQ(extended_owner_of(fd).pid,
		 pid_of(init) + await(tid_inside) - 1);
	post(seen);
	await(owned_by_group);
	CHECK_EQ(extended_owner_of(fd).type, F_OWNER_PGRP);
	CHECK_EQ(extended_owner_of(fd).pid, pid_of(init));
	CHECK_EQ(owner_of(fd), -pid_of(init));
}

/* Calls after unshare(2) use the same PIDs as before. */
static void check_after_unshare(int fd)
{
	struct f_owner_ex owner = { F_OWNER_PID, pid_of(init) };

	divert_children();
	CHECK_OK(fcntl(fd, F_SETOWN, pid_of(init)));
	CHECK_EQ(owner_of(fd), pid_of(init));
	CHECK_OK(fcntl(fd, F_SETOWN_EX, &owner));
	CHECK_EQ(extended_owner_of(fd).pid, pid_of(init));
}

void test(void)
{
	int ends[2];

	make_sockets(ends);
	must(fcntl(ends[0], F_SETOWN, getpid()));
	/* Control: the file has an owner. */
	CHECK_EQ(owner_of(ends[0]), getpid());
	child(init, CLONE_NEWPID) {
		CHECK(owner_of(ends[0]) <= 0);
		CHECK(extended_owner_of(ends[0]).pid <= 0);
		must(fcntl(ends[1], F_SETOWN, 1));
		CHECK_EQ(owner_of(ends[1]), 1);
		post(owns_second);
		let_thread_own(ends[0]);
		await(seen);
		let_group_own(ends[0]);
		linger();
	}
	await(owns_second);
	CHECK_EQ(owner_of(ends[1]), pid_of(init));
	CHECK_EQ(extended_owner_of(ends[1]).type, F_OWNER_PID);
	CHECK_EQ(extended_owner_of(ends[1]).pid, pid_of(init));
	check_owners_seen_from_above(ends[0]);
	child(unsharer)
		check_after_unshare(ends[0]);
	CHECK_EXITED(unsharer, 0);
}
