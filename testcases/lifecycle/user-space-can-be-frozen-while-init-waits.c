// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <linux/suspend_ioctls.h>

const struct rule rule = {
	.says = "An exiting init that waits for the rest of its PID namespace "
		"does not prevent the freezing of user space for a suspend.",
	.source = "Documentation/power/freezing-of-tasks.rst, How does it "
		  "work?",
	.level = SHOULD,
	/* Freezes all processes of the machine for a moment. */
	.needs = { need_root, need_disposable_machine },
};

static struct process init, member, parent, zombie;
static struct note has_begun, may_reap;
static int snapshot;

/* In ms.  Freezing fails if a process takes longer; on a busy machine, any can.
   Meanwhile all others are frozen, so it is short. */
enum { SHORT = 1000, LONG = 4000 };

/* Returns the old value. */
static int set_timeout(int timeout)
{
	const char file[] = "/sys/power/pm_freeze_timeout";
	int before =
		(int)or_skip(read_number(file), "/sys/power/pm_freeze_timeout");

	or_skip(write_text(file, "%d", timeout),
		"/sys/power/pm_freeze_timeout");
	return before;
}

/* Freezes all processes but the caller, and thaws them again. */
static int freeze_within(int timeout)
{
	int before = set_timeout(timeout);
	int result = ioctl(snapshot, SNAPSHOT_FREEZE), error = errno;

	if (result == 0)
		must(ioctl(snapshot, SNAPSHOT_UNFREEZE));
	set_timeout(before);
	errno = error;
	return result;
}

static int freeze(void)
{
	return freeze_within(SHORT) == 0 ? 0 : freeze_within(LONG);
}

void test(void)
{
	int result, error;

	snapshot = or_skip(open("/dev/snapshot", O_RDONLY | O_CLOEXEC));
	child(init, CLONE_NEWPID) {
		child(member) {
			post(has_begun);
			linger();
		}
		linger();
	}
	child(parent) {
		join_pid_namespace(init);
		child(zombie)
			;
		await(may_reap);
		CHECK_EXITED(zombie, 0);
	}
	await_end(zombie);
	await(has_begun);
	or_skip(freeze(), "SNAPSHOT_FREEZE");

	must(kill(pid_of(init), SIGKILL));
	/* When member has ended, init has begun to exit. */
	await_end(member);
	result = freeze();
	error = errno;
	/* Control: init is still waiting. */
	CHECK_ALIVE(init);

	post(may_reap);
	CHECK_EXITED(parent, 0);
	CHECK_KILLED(init, SIGKILL);
	/* Control: without init, user space can be frozen. */
	if (result == -1)
		or_skip(freeze(), "SNAPSHOT_FREEZE");
	errno = error;
	CHECK_OK(result);
}
