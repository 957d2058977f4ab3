// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>

const struct rule rule = {
	.says = "A cgroup can be frozen if its only process is an exiting init "
		"that waits for the rest of its PID namespace.",
	.source = "Documentation/admin-guide/cgroup-v2.rst, cgroup.freeze",
	.level = SHOULD,
	.since = "5.2",
	/* A kernel that violates the rule cannot remove the cgroup. */
	.needs = { need_root, need_cgroup2, need_disposable_machine },
};

static struct process init, member, parent, zombie, ordinary;
static struct note has_moved, has_begun, init_has_moved, may_end, may_reap;

static void move_to(const char *cgroup)
{
	/* An earlier run may have left it, frozen. */
	or_skip(mkdir(cgroup, 0755) == 0 || errno == EEXIST ? 0 : -1,
		"a new cgroup in /sys/fs/cgroup");
	must(chdir(cgroup));
	or_skip(write_text("cgroup.freeze", "0"));
	or_skip(write_text("cgroup.procs", "0"));
}

/* poll(2) reports what has changed since this file description was last read.
 */
static bool reports_frozen(int cgroup_events)
{
	char text[64] = "";

	must(pread(cgroup_events, text, sizeof(text) - 1, 0));
	return strstr(text, "frozen 1");
}

/* Freezes the cgroup, waits until it is frozen, and thaws it. */
static bool is_frozen(const char *cgroup)
{
	struct pollfd events = { .events = POLLPRI };

	must(chdir(cgroup));
	events.fd = must(open("cgroup.events", O_RDONLY | O_CLOEXEC));
	or_skip(write_text("cgroup.freeze", "1"));
	while (!reports_frozen(events.fd))
		must(poll(&events, 1, -1));
	must(write_text("cgroup.freeze", "0"));
	return true;
}

void test(void)
{
	child(ordinary) {
		move_to("/sys/pidspec-control");
		post(has_moved);
		await(may_end);
	}
	await(has_moved);
	/* Control: a cgroup with an ordinary process can be frozen. */
	CHECK(is_frozen("/sys/pidspec-control"));
	post(may_end);
	CHECK_EXITED(ordinary, 0);
	must(rmdir("/sys/pidspec-control"));

	child(init, CLONE_NEWPID) {
		child(member) {
			post(has_begun);
			linger();
		}
		move_to("/sys/pidspec-waiting");
		post(init_has_moved);
		linger();
	}
	child(parent) {
		await(init_has_moved);
		join_pid_namespace(init);
		child(zombie)
			;
		await(may_reap);
		CHECK_EXITED(zombie, 0);
	}
	await_end(zombie);
	await(has_begun);
	must(kill(pid_of(init), SIGKILL));
	/* When member has ended, init has begun to exit. */
	await_end(member);
	CHECK(is_frozen("/sys/pidspec-waiting"));
	/* Control: init is still waiting. */
	CHECK_ALIVE(init);

	post(may_reap);
	CHECK_EXITED(parent, 0);
	CHECK_KILLED(init, SIGKILL);
	must(rmdir("/sys/pidspec-waiting"));
}
