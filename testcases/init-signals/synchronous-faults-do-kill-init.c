// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/mman.h>
#include <sys/prctl.h>

const struct rule rule = {
	.says = "An invalid memory access terminates an init process by "
		"SIGSEGV, even if init ignores that signal.",
	.source = "kernel/signal.c, force_sig_info_to_task()",
	.level = CODE,
};

static struct process init, ignorant;

static void touch_what_is_forbidden(void)
{
	volatile char *page =
		mmap(NULL, 1, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	must(prctl(PR_SET_DUMPABLE, 0)); /* no core file */
	*page;
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		touch_what_is_forbidden();
	}
	CHECK_KILLED(init, SIGSEGV);

	child(ignorant, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		signal(SIGSEGV, SIG_IGN);
		touch_what_is_forbidden();
	}
	CHECK_KILLED(ignorant, SIGSEGV);
}
