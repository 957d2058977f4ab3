// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "rt_sigqueueinfo(2) and rt_tgsigqueueinfo(2) accept SI_USER "
		"and SI_TKILL for the caller's own PID in its PID namespace, "
		"and fail with EPERM for other processes.",
	.source = "rt_sigqueueinfo(2), DESCRIPTION; rt_sigqueueinfo(2), ERRORS",
};

static struct process init, member;
static struct note outer_number;

static int queue(pid_t pid, int code)
{
	siginfo_t info = { .si_code = code };

	return rt_sigqueueinfo(pid, SIGUSR1, &info);
}

static int queue_to_thread(pid_t pid, int code)
{
	siginfo_t info = { .si_code = code };

	return rt_tgsigqueueinfo(pid, pid, SIGUSR1, &info);
}

static void check_code(int code)
{
	pid_t self = getpid(), outside = (pid_t)await(outer_number);

	CHECK_OK(queue(self, code));
	CHECK_EQ(take_signal(SIGUSR1).si_code, code);
	CHECK_OK(queue_to_thread(self, code));
	CHECK_EQ(take_signal(SIGUSR1).si_code, code);

	CHECK_ERRNO(queue(1, code), EPERM);
	CHECK_ERRNO(queue_to_thread(1, code), EPERM);
	/* The caller's PID in the parent namespace is unused here. */
	CHECK_ERRNO(queue(outside, code), EPERM);
	CHECK_ERRNO(queue_to_thread(outside, code), EPERM);
}

/* Called in a thread, which states its own TID. */
static void queue_to_itself(void)
{
	siginfo_t info = { .si_code = SI_TKILL };

	CHECK_OK(rt_tgsigqueueinfo(getpid(), (pid_t)syscall(SYS_gettid),
				   SIGUSR1, &info));
	CHECK_EQ(take_signal(SIGUSR1).si_code, SI_TKILL);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			block_signal(SIGUSR1);
			run_in_thread(queue_to_itself);
			check_code(SI_USER);
			check_code(SI_TKILL);
			/* Control: other codes are accepted for every
			   process. */
			CHECK_OK(queue(1, SI_QUEUE));
			/* Calls after unshare(2) use the same PIDs. */
			divert_children();
			check_code(SI_USER);
		}
		CHECK_EXITED(member, 0);
	}
	post(outer_number, pid_of(member));
	CHECK_EXITED(init, 0);
}
