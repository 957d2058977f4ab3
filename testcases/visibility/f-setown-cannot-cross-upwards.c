// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "F_SETOWN and F_SETOWN_EX set no owner for a PID, TID or group "
		"ID that only an ancestor of the caller's PID namespace has.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "F_SETOWN(2const), DESCRIPTION; F_SETOWN_EX(2const), "
		  "DESCRIPTION",
};

enum { WAYS = 5 };

static struct process stranger, init;

static int set_owner(int fd, int type, pid_t number)
{
	struct f_owner_ex owner = { .type = type, .pid = number };

	return fcntl(fd, F_SETOWN_EX, &owner);
}

static int set_owner_by(int way, int fd, pid_t number)
{
	switch (way) {
	case 0:
		return fcntl(fd, F_SETOWN, number);
	case 1:
		return fcntl(fd, F_SETOWN, -number);
	case 2:
		return set_owner(fd, F_OWNER_PID, number);
	case 3:
		return set_owner(fd, F_OWNER_TID, number);
	default:
		return set_owner(fd, F_OWNER_PGRP, number);
	}
}

static pid_t owner_of(int fd)
{
	struct f_owner_ex owner = { 0 };

	must(fcntl(fd, F_GETOWN_EX, &owner));
	return owner.pid;
}

/* Each attempt has a file of its own, because the next would change the owner.
 */
static int open_file(void)
{
	return must(open("/", O_RDONLY | O_CLOEXEC));
}

void test(void)
{
	pid_t numbers[MOST_NUMBERS];
	int files[MOST_NUMBERS][WAYS], found[WAYS], n;

	child(stranger)
		linger();
	must(setpgid(pid_of(stranger), pid_of(stranger)));
	n = numbers_of(stranger, numbers);
	for (int way = 0; way < WAYS; way++)
		for (int i = 0; i < n; i++)
			files[i][way] = open_file();

	/* Control: in this namespace there is such a PID, and such a group. */
	for (int way = 0; way < WAYS; way++) {
		found[way] = open_file();
		CHECK_OK(set_owner_by(way, found[way], pid_of(stranger)));
		CHECK_EQ(owner_of(found[way]), pid_of(stranger));
	}

	child(init, CLONE_NEWPID)
		for (int way = 0; way < WAYS; way++)
			for (int i = 0; i < n; i++)
				set_owner_by(way, files[i][way], numbers[i]);
	CHECK_EXITED(init, 0);
	for (int way = 0; way < WAYS; way++)
		for (int i = 0; i < n; i++)
			CHECK_EQ(owner_of(files[i][way]), 0);
}
