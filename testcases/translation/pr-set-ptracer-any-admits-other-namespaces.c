// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>
#include <sys/ptrace.h>

const struct rule rule = {
	.says = "With ptrace_scope 1 of Yama, a process that has called "
		"prctl(2) with PR_SET_PTRACER and PR_SET_PTRACER_ANY can be "
		"traced from another PID namespace.",
	.source = "Documentation/admin-guide/LSM/Yama.rst, (even those in "
		  "external pid namespaces)",
	.level = SHOULD,
};

static const char scope[] = "/proc/sys/kernel/yama/ptrace_scope";
static struct process init, unwilling, willing, stranger;
static struct note unwilling_is_ready, willing_is_ready;

/* Becomes an ordinary user, to whom ptrace_scope applies. */
static void be_ordinary(struct note *is_ready)
{
	keep_capabilities(0);
	post_(is_ready, 0, HERE_("be_ordinary()"));
	linger();
}

void test(void)
{
	pid_t willing_number, unwilling_number;
	bool was_off = read_number(scope) == 0;

	if (read_number(scope) == -1)
		skip("requires the security module Yama "
		     "(CONFIG_SECURITY_YAMA)");
	if (was_off && is_disposable_machine())
		write_text(scope, "1");
	if (read_number(scope) != 1)
		skip("requires ptrace_scope 1 of Yama "
		     "(sysctl kernel.yama.ptrace_scope=1)");
	child(init, CLONE_NEWPID) {
		child(unwilling)
			be_ordinary(&unwilling_is_ready);
		child(willing) {
			must(prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY));
			be_ordinary(&willing_is_ready);
		}
		linger();
	}
	await(unwilling_is_ready);
	await(willing_is_ready);
	willing_number = pid_of(willing);
	unwilling_number = pid_of(unwilling);
	/* Unlike test(), the tracer is no ancestor of the two processes. */
	child(stranger) {
		keep_capabilities(0);
		CHECK_OK(ptrace(PTRACE_SEIZE, willing_number, 0, 0));
		/* Control: without prctl(2), the process cannot be traced. */
		CHECK_ERRNO(ptrace(PTRACE_SEIZE, unwilling_number, 0, 0),
			    EPERM);
	}
	CHECK_EXITED(stranger, 0);
	if (was_off)
		must(write_text(scope, "0"));
}
