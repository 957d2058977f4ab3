// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/wait.h>

const struct rule rule = {
	.says = "After execve(2) in a thread of the init process other than "
		"its main thread, init still adopts orphans.",
	.source = "pid_namespaces(7), Adoption of orphaned children; "
		  "execve(2), Effect on process attributes",
};

static struct process init, parent, orphan;

/* Returns when the last copy of the other end is closed. */
static void await_close(int fd)
{
	char byte;

	CHECK_EQ(read(fd, &byte, 1), 0);
}

static void exec_again(void)
{
	exec_self();
}

void test(void)
{
	int gate[2];

	child(init, CLONE_NEWPID) {
		must(pipe2(gate, O_CLOEXEC));
		child(parent) {
			close(gate[1]);
			child(orphan) {
				await_end(parent);
				CHECK_EQ(getppid(), 1);
			}
			await_close(gate[0]);
		}
		start_thread(exec_again);
		linger();
	}
	CHECK_EXITED(init, 7);
}

/* One is a child from the beginning, and one is adopted. */
int after_exec(void)
{
	int status;

	for (int i = 0; i < 2; i++)
		must(waitpid(-1, &status, 0));
	return 7;
}
