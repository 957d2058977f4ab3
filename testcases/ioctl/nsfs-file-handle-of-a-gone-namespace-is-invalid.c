// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "open_by_handle_at(2) with the handle of a PID namespace that "
		"is gone fails with ENOENT or ESTALE.",
	.source = "tools/testing/selftests/namespaces/ns_active_ref_test.c, "
		  "Try to reopen namespace",
	.level = SHOULD,
	.since = "6.18",
	.harmful = true,
};

static struct process user, holder;
static struct note is_known, may_go;

void test(void)
{
	int gate[2];

	must(pipe2(gate, O_CLOEXEC));
	child(user) {
		int any = open_own_namespace();
		struct handle handle;
		int again;

		make_user_namespace();
		or_skip(set_max_pid_namespaces(1));
		child(holder) {
			int fd;

			must(unshare(CLONE_NEWPID));
			must(try_child(0));
			fd = or_skip(open("/proc/self/ns/pid_for_children",
					  O_RDONLY | O_CLOEXEC));
			handle = handle_of(fd);
			must(write(gate[1], &handle, sizeof(handle)));
			/* Control: as long as it is there, it is known. */
			CHECK_EQ(namespace_of_file(open_handle(any, &handle)),
				 namespace_of_file(fd));
			post(is_known);
			await(may_go);
		}
		await(is_known);
		must(read(gate[0], &handle, sizeof(handle)));
		post(may_go);
		CHECK_EXITED(holder, 0);

		/* When there is room for another one, it is gone. */
		must(create_namespace_when_free());
		again = open_handle(any, &handle);
		CHECK(again == -1 && (errno == ESTALE || errno == ENOENT));
	}
	CHECK_EXITED(user, 0);
}
