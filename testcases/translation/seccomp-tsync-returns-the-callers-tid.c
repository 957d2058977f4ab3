// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

const struct rule rule = {
	.says = "If SECCOMP_FILTER_FLAG_TSYNC cannot synchronize a thread, "
		"seccomp(2) returns its TID in the caller's PID namespace.",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC; pid_namespaces(7), "
		  "Nesting PID namespaces",
};

static struct process init;
static struct note has_own_filter;

/* A filter that allows every call. */
static int add_filter(unsigned int flags)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof(code) / sizeof(code[0]), code };

	must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

static void diverge(void)
{
	must(add_filter(0));
	post(has_own_filter);
	linger();
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		pid_t thread;
		int result = or_skip(add_filter(SECCOMP_FILTER_FLAG_TSYNC),
				     "seccomp(2)");

		/* Control: with one thread, it succeeds. */
		CHECK_EQ(result, 0);
		thread = start_thread(diverge);
		await(has_own_filter);
		CHECK_NE(thread, getpid());
		CHECK_EQ(add_filter(SECCOMP_FILTER_FLAG_TSYNC), thread);
		/* A call after unshare(2) uses the same TIDs as before. */
		divert_children();
		CHECK_EQ(add_filter(SECCOMP_FILTER_FLAG_TSYNC), thread);
	}
	CHECK_EXITED(init, 0);
}
