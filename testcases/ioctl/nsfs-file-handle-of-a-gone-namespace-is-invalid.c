// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/wait.h>

const struct rule rule = {
	.says = "open_by_handle_at(2) fails with ENOENT or ESTALE for the file "
		"handle of a PID namespace that no longer exists.",
	.source = "tools/testing/selftests/namespaces/ns_active_ref_test.c, "
		  "Try to reopen namespace",
	.level = SHOULD,
	.since = "6.18",
	.harmful = true,
};

static struct process user, holder;
static int any, gate[2];

/* Called in a member: since Linux 7.2, no other process may open the handle. */
static int record_handle(void *unused)
{
	struct handle handle = handle_of(open_own_namespace());
	int again = open_handle(any, &handle);

	(void)unused;
	if (write(gate[1], &handle, sizeof(handle)) == -1)
		return 1;
	return again == -1 || namespace_of_file(again) != own_namespace();
}

void test(void)
{
	any = open_own_namespace();
	handle_of(any); /* skips if the kernel has no such handles */
	must(pipe2(gate, O_CLOEXEC));
	child(user) {
		struct handle handle;
		int status;

		make_user_namespace();
		or_skip(set_max_pid_namespaces(1));
		child(holder) {
			pid_t pid;

			must(unshare(CLONE_NEWPID));
			pid = must(
				start_on_stack(record_handle, SIGCHLD, NULL));
			must(waitpid(pid, &status, 0));
			/* Control: the handle was valid while the namespace
			 * existed. */
			CHECK_EQ(status, 0);
		}
		CHECK_EXITED(holder, 0);
		must(read(gate[0], &handle, sizeof(handle)));

		/* The limit is 1: another namespace means that the first is
		 * gone. */
		must(create_namespace_when_free());
		status = open_handle(any, &handle);
		CHECK(status == -1 && (errno == ESTALE || errno == ENOENT));
	}
	CHECK_EXITED(user, 0);
}
