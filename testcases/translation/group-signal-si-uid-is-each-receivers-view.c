// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If a signal is sent to a process group that spans user "
		"namespaces, each member receives the sender's user ID in its "
		"own user namespace.",
	.source = "sigaction(2), The siginfo_t argument to a SA_SIGINFO "
		  "handler; user_namespaces(7), Unmapped user and group "
		  "IDs",
	.needs = { need_userns },
};

static struct process elder, inner, younger;

void test(void)
{
	uid_t sender = getuid();
	intmax_t unmapped = read_number("/proc/sys/kernel/overflowuid");

	/* Control: the receivers see different user IDs. */
	CHECK_NE(sender, unmapped);

	must(setpgid(0, 0));
	block_signal(SIGUSR1);
	/* Whatever the order, one of them receives the signal after inner. */
	child(elder)
		CHECK_EQ(take_signal(SIGUSR1).si_uid, sender);
	child(inner, CLONE_NEWUSER)
		CHECK_EQ(take_signal(SIGUSR1).si_uid, unmapped);
	child(younger)
		CHECK_EQ(take_signal(SIGUSR1).si_uid, sender);

	CHECK_OK(kill(0, SIGUSR1));
	CHECK_EXITED(elder, 0);
	CHECK_EXITED(inner, 0);
	CHECK_EXITED(younger, 0);
}
