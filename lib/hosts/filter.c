// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * filter.c - run a program under a seccomp filter that refuses system calls.
 *
 *	filter ANSWER CALL... -- PROGRAM [ARGUMENT...]
 *
 * ANSWER is the name of an error, or KILL; CALL is the name of a system call.
 * Calls that this machine does not have are ignored.
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MAX_CALLS = 256 };

static const struct {
	const char *name;
	unsigned number;
} calls[] = {
#include "numbers.h" /* generated: every SYS_name of this machine */
};

static const struct {
	const char *name;
	unsigned answer;
} answers[] = {
	{ "EPERM", SECCOMP_RET_ERRNO | EPERM },
	{ "EACCES", SECCOMP_RET_ERRNO | EACCES },
	{ "ENOSYS", SECCOMP_RET_ERRNO | ENOSYS },
	{ "EINVAL", SECCOMP_RET_ERRNO | EINVAL },
	{ "KILL", SECCOMP_RET_KILL_PROCESS },
};

static unsigned answer_named(const char *name)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (strcmp(answers[i].name, name) == 0)
			return answers[i].answer;
	return 0;
}

static long number_of(const char *name)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (strcmp(calls[i].name, name) == 0)
			return calls[i].number;
	return -1;
}

static int install(struct sock_filter *code, unsigned length)
{
	struct sock_fprog program = { length, code };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return -1;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* Returns the index of PROGRAM, or 0. */
static int refuse(char *argv[], unsigned answer)
{
	struct sock_filter code[2 + 2 * MAX_CALLS] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
	};
	unsigned n = 1;
	int i;

	for (i = 2; argv[i] && strcmp(argv[i], "--") != 0; i++) {
		long number = number_of(argv[i]);

		if (number == -1 || n >= 2 * MAX_CALLS)
			continue;
		code[n++] = (struct sock_filter)BPF_JUMP(
			BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1);
		code[n++] =
			(struct sock_filter)BPF_STMT(BPF_RET | BPF_K, answer);
	}
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
						 SECCOMP_RET_ALLOW);
	if (!argv[i] || !argv[i + 1] || install(code, n) == -1)
		return 0;
	return i + 1;
}

int main(int argc, char *argv[])
{
	unsigned answer = argc > 4 ? answer_named(argv[1]) : 0;
	int program = answer ? refuse(argv, answer) : 0;

	if (!program) {
		fprintf(stderr, "usage: filter EPERM|EACCES|ENOSYS|EINVAL|KILL "
				"CALL... -- PROGRAM [ARGUMENT...]\n");
		return 125;
	}
	execv(argv[program], argv + program);
	perror(argv[program]);
	return 127;
}
