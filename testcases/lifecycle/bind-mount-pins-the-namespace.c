// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "A PID namespace without processes exists, and can be opened, "
		"while its file is bind mounted.",
	.source = "namespaces(7), The /proc/pid/ns/ directory; namespaces(7), "
		  "Namespace lifetime",
	.since = "4.9",
	.needs = { need_mounts },
	.harmful = true,
};

static struct process user, creator, late;
static struct note is_mounted, is_dead, others_are_gone;

static void create_and_mount_on(const char *path)
{
	must(unshare(CLONE_NEWPID));
	/* Creates the only process of the namespace. */
	must(try_child(0));
	or_skip(mount("/proc/self/ns/pid_for_children", path, NULL, MS_BIND,
		      NULL));
	post(is_mounted, namespace_for_children());
}

void test(void)
{
	static const char path[] = "/tmp/namespace";

	stay_on_one_cpu();
	child(user) {
		int ns;

		make_user_namespace(CLONE_NEWNS);
		or_skip(set_max_pid_namespaces(1));
		mount_tmp();
		close(must(open(path, O_CREAT, 0600)));
		child(creator)
			create_and_mount_on(path);
		CHECK_EXITED(creator, 0);
		post(is_dead);
		await(others_are_gone);
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);
		CHECK_OK(ns = open(path, O_RDONLY));
		CHECK_EQ(namespace_of_file(ns), await(is_mounted));

		/* Control: without the mount, it is destroyed. */
		close(ns);
		must(umount2(path, 0));
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
