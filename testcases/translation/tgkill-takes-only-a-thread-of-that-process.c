// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "tgkill(2) and rt_tgsigqueueinfo(2) fail with ESRCH if the TID "
		"in the caller's PID namespace belongs to a process other than "
		"the given one.",
	.source = "tgkill(2), ERRORS; rt_sigqueueinfo(2), ERRORS",
};

static struct process init, other, caller;

/* A signal that has no effect. */
static int queue(pid_t process, pid_t thread)
{
	siginfo_t info = { .si_code = SI_QUEUE, .si_pid = getpid() };

	return rt_tgsigqueueinfo(process, thread, SIGURG, &info);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		pid_t thread = start_thread(NULL);

		child(other)
			linger();
		child(caller) {
			pid_t wrong = pid_of(other);

			CHECK_ERRNO(tgkill(wrong, thread, SIGURG), ESRCH);
			CHECK_ERRNO(tgkill(1, wrong, SIGURG), ESRCH);
			CHECK_ERRNO(tgkill(thread, thread, SIGURG), ESRCH);
			CHECK_ERRNO(queue(wrong, thread), ESRCH);
			CHECK_ERRNO(queue(1, wrong), ESRCH);
			/* Control: with the right PID, the call succeeds. */
			CHECK_OK(tgkill(1, thread, SIGURG));
			CHECK_OK(queue(1, thread));
		}
		CHECK_EXITED(caller, 0);
	}
	CHECK_EXITED(init, 0);
}
