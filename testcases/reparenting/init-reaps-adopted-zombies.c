// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "When a process adopted by init terminates, init receives "
		"SIGCHLD and can wait for it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, parent, orphan, ignorer, late, zombie;
static struct note orphan_pid, may_end;

void test(void)
{
	child(init, CLONE_NEWPID) {
		siginfo_t end;

		block_signal(SIGCHLD);
		child(parent) {
			child(orphan) {
				await(may_end);
				_exit(7);
			}
			post(orphan_pid, pid_of(orphan));
		}
		/* Control: init can wait for a child of its own. */
		CHECK_EQ(take_signal(SIGCHLD).si_pid, pid_of(parent));
		CHECK_EXITED(parent, 0);

		post(may_end);
		end = take_signal(SIGCHLD);
		CHECK_EQ(end.si_pid, await(orphan_pid));
		CHECK_EQ(end.si_status, 7);
		CHECK_EQ(reap_child(), await(orphan_pid));
	}
	CHECK_EXITED(init, 0);

	/* An init that ignores SIGCHLD also has no zombies if it adopts an
	   orphan that is already a zombie. */
	child(ignorer, CLONE_NEWPID) {
		signal(SIGCHLD, SIG_IGN);
		child(late) {
			signal(SIGCHLD, SIG_DFL);
			child(zombie) {
			}
			await_end(zombie);
		}
		CHECK_ERRNO(waitpid(-1, NULL, 0), ECHILD);
	}
	CHECK_EXITED(ignorer, 0);
}
