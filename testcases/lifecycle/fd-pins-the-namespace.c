// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "A PID namespace without processes exists while a file "
		"descriptor for its file in /proc/PID/ns is open.",
	.source = "namespaces(7), Namespace lifetime",
	.since = "4.9",
	.harmful = true,
};

static struct process user, creator, late;
static struct note is_dead, others_are_gone;

void test(void)
{
	stay_on_one_cpu();
	child(user) {
		int ends[2], ns;

		make_user_namespace();
		or_skip(set_max_pid_namespaces(1));
		make_sockets(ends);
		child(creator) {
			must(unshare(CLONE_NEWPID));
			/* Creates the only process of the namespace. */
			must(try_child(0));
			ns = or_skip(open("/proc/self/ns/pid_for_children",
					  O_RDONLY));
			send_fd(ends[1], ns);
		}
		ns = take_fd(ends[0]);
		CHECK_EXITED(creator, 0);
		post(is_dead);
		await(others_are_gone);
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);

		/* Control: without the file, it is destroyed. */
		close(ns);
		CHECK_OK(create_namespace_when_free());
	}
	child(late) {
		await(is_dead);
		outlast_abandoned_namespaces();
		post(others_are_gone);
	}
	CHECK_EXITED(late, 0);
	CHECK_EXITED(user, 0);
}
