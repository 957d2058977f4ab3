// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGKILL from a member has no effect on an init process, "
		"whichever system call sends it, and whichever thread of init "
		"it is sent to.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, sender, tkilled, tgkilled, queued, by_pidfd;

void test(void)
{
	siginfo_t info = { .si_signo = SIGKILL, .si_code = SI_QUEUE };

	child(init, CLONE_NEWPID) {
		pid_t tid = start_thread(NULL);

		child(tkilled)
			linger();
		child(tgkilled)
			linger();
		child(queued)
			linger();
		child(by_pidfd)
			linger();
		child(sender) {
			CHECK_OK(tkill(1, SIGKILL));
			CHECK_OK(tgkill(1, 1, SIGKILL));
			CHECK_OK(rt_sigqueueinfo(1, SIGKILL, &info));
			CHECK_OK(rt_tgsigqueueinfo(1, 1, SIGKILL, &info));
			CHECK_OK(tkill(tid, SIGKILL));
			CHECK_OK(tgkill(1, tid, SIGKILL));
			CHECK_OK(rt_tgsigqueueinfo(1, tid, SIGKILL, &info));
			CHECK_OK(pidfd_send_signal(pidfd_of(init), SIGKILL,
						   NULL));

			must(tkill(pid_of(tkilled), SIGKILL));
			must(tgkill(pid_of(tgkilled), pid_of(tgkilled),
				    SIGKILL));
			must(rt_sigqueueinfo(pid_of(queued), SIGKILL, &info));
			must(pidfd_send_signal(pidfd_of(by_pidfd), SIGKILL,
					       NULL));
		}
		CHECK_EXITED(sender, 0);
		/* Control: each call ends a process that is not init. */
		CHECK_KILLED(tkilled, SIGKILL);
		CHECK_KILLED(tgkilled, SIGKILL);
		CHECK_KILLED(queued, SIGKILL);
		CHECK_KILLED(by_pidfd, SIGKILL);
	}
	CHECK_EXITED(init, 0);
}
