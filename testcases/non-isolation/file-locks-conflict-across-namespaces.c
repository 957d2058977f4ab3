// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/mman.h>

const struct rule rule = {
	.says = "Record locks of processes in different PID namespaces "
		"conflict, even if both processes have the same PID.",
	.source = "F_SETLK(2const), F_SETLK; clone(2), CLONE_NEWPID",
};

static struct process holder, rival, heir;
static struct note is_locked, is_over;

static int lock(int file)
{
	struct flock lock = { .l_type = F_WRLCK };

	return fcntl(file, F_SETLK, &lock);
}

/* The manual page permits either error. */
static bool conflicts(int file)
{
	return lock(file) == -1 && (errno == EACCES || errno == EAGAIN);
}

void test(void)
{
	int file = must(memfd_create("file", 0));

	child(holder, CLONE_NEWPID) {
		must(lock(file));
		post(is_locked);
		await(is_over);
	}
	await(is_locked);
	child(rival, CLONE_NEWPID)
		CHECK(conflicts(file));
	CHECK_EXITED(rival, 0);

	post(is_over);
	CHECK_EXITED(holder, 0);
	/* Control: without the holder, the lock succeeds. */
	child(heir, CLONE_NEWPID)
		CHECK_OK(lock(file));
	CHECK_EXITED(heir, 0);
}
