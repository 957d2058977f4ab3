// SPDX-License-Identifier: GPL-2.0-or-later
/* The end of a process is reported even if it was killed before it announced
   itself. */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

#include "pidspec.h"

const struct rule rule = { .says = "Nothing.", .source = "none" };

static struct process init, member;
static struct note has_member;

/* The first call of each new process is getpid(2). */
static void kill_children_at_birth(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpid, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof(code) / sizeof(code[0]), code };

	must(prctl(PR_SET_DUMPABLE, 0));
	must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	must(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		kill_children_at_birth();
		child(member)
			linger();
		post(has_member);
		linger();
	}
	await(has_member);
	CHECK_ENDS(member);
	CHECK_NE(pid_of(member), 0);
}
