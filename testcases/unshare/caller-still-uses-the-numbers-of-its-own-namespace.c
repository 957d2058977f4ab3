// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sched.h>
#include <sys/resource.h>

const struct rule rule = {
	.says = "After unshare(2) or setns(2) to another PID namespace, system "
		"calls of the caller still use PIDs of its own PID namespace.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "3.8",
};

static struct process neighbour, target, unsharer, joiner;

/* The first seven find a process or a group; the others return a number. */
static void check_numbers(pid_t own, pid_t other, int socket)
{
	CHECK_OK(kill(other, 0));
	CHECK_OK(kill(-other, 0));
	CHECK_OK(tgkill(own, own, 0));
	CHECK_EQ(getpgid(other), other);
	CHECK_EQ(getsid(other), getppid());
	CHECK_OK(syscall(SYS_getpriority, PRIO_PROCESS, other));
	CHECK_OK(setpgid(0, 0));
	CHECK_EQ(getpgrp(), own);
	CHECK_EQ(getpid(), own);
	CHECK_EQ(syscall(SYS_gettid), own);
	CHECK_EQ(syscall(SYS_set_tid_address, NULL), own);
	CHECK_EQ(peer_of(socket).pid, getppid());
}

void test(void)
{
	int ends[2];

	must(setsid());
	make_sockets(ends);
	child(neighbour)
		linger();
	must(setpgid(pid_of(neighbour), pid_of(neighbour)));
	child(target, CLONE_NEWPID)
		linger();
	child(unsharer) {
		divert_children();
		check_numbers(getpid(), pid_of(neighbour), ends[0]);
	}
	CHECK_EXITED(unsharer, 0);
	child(joiner) {
		pid_t own = getpid();

		join_pid_namespace(target);
		check_numbers(own, pid_of(neighbour), ends[0]);
	}
	CHECK_EXITED(joiner, 0);
}
