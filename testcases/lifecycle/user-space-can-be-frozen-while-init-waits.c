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
	/* A frozen process may notice. */
	.needs = { need_root, need_disposable_machine },
};

static struct process init, member, parent, zombie;
static struct note has_begun, may_reap;

/* In ms: if that is not enough for some process, freezing has failed. */
static int set_timeout(int timeout)
{
	const char file[] = "/sys/power/pm_freeze_timeout";
	int before =
		(int)or_skip(read_number(file), "/sys/power/pm_freeze_timeout");

	or_skip(write_text(file, "%d", timeout),
		"/sys/power/pm_freeze_timeout");
	return before;
}

/* All but the caller, and only until it is known whether that works. */
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
	/* By then, init has begun to end the others. */
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
