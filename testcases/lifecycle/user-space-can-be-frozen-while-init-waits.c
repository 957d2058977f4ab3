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

/* In ms.  Freezing fails if a process takes longer.  Returns the old value. */
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
static int freeze(int snapshot)
{
	return ioctl(snapshot, SNAPSHOT_FREEZE) == -1
		       ? -1
		       : must(ioctl(snapshot, SNAPSHOT_UNFREEZE));
}

void test(void)
{
	int snapshot = or_skip(open("/dev/snapshot", O_RDONLY | O_CLOEXEC));
	int timeout, result;

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
	timeout = set_timeout(1000);
	or_skip(freeze(snapshot), "SNAPSHOT_FREEZE");

	must(kill(pid_of(init), SIGKILL));
	/* When member has ended, init has begun to exit. */
	await_end(member);
	result = freeze(snapshot);
	set_timeout(timeout);
	CHECK_OK(result);
	/* Control: init is still waiting. */
	CHECK_ALIVE(init);

	post(may_reap);
	CHECK_EXITED(parent, 0);
	CHECK_KILLED(init, SIGKILL);
}
