// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/wait.h>

const struct rule rule = {
	.says = "A PID namespace without processes exists while it has a child "
		"namespace.",
	.source = "namespaces(7), Namespace lifetime",
	.since = "4.9",
	.harmful = true,
};

static struct process user, late;
static struct note was_above, is_dead, others_are_gone;

/*
 * Only the file of the child namespace remains of both namespaces.  This does
 * not use child(), whose pidfd would keep the parent namespace as well.
 */
static int create_one_below(void *socket)
{
	int ns;

	must(unshare(CLONE_NEWPID));
	/* Creates the only process of the namespace. */
	must(try_child(0));
	ns = or_skip(open("/proc/self/ns/pid_for_children", O_RDONLY));
	send_fd(*(int *)socket, ns);
	post(was_above, own_namespace());
	return getpid() != 1;
}

void test(void)
{
	stay_on_one_cpu();
	child(user) {
		int ends[2], ns, parent, status;
		pid_t pid;

		make_user_namespace();
		or_skip(set_max_pid_namespaces(2));
		make_sockets(ends);
		pid = must(start_on_stack(create_one_below,
					  CLONE_NEWPID | SIGCHLD, &ends[1]));
		must(waitpid(pid, &status, 0));
		CHECK_EQ(status, 0);
		ns = take_fd(ends[0]);
		post(is_dead);
		await(others_are_gone);
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);
		CHECK_OK(parent = open_parent_of(ns));
		CHECK_EQ(namespace_of_file(parent), await(was_above));

		/* Control: without the child namespace, it is destroyed. */
		close(parent);
		close(ns);
		must(set_max_pid_namespaces(1));
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
