// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * filter.c - run a program under a seccomp filter that rejects system calls.
 *
 *	filter [--unseen] ANSWER CALL... -- PROGRAM [ARGUMENT...]
 *
 * ANSWER is the name of an error, or KILL.  CALL is the name of a system call,
 * or NAME:N=VALUE for only those calls whose argument N has this value in its
 * low half.  Calls that this architecture does not have are ignored.
 *
 * With --unseen, prctl(PR_GET_SECCOMP) reports no filter, as if the kernel
 * itself returned the error.
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MAX_CALLS = 256, PER_CALL = 5 };

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
	{ "ENOTTY", SECCOMP_RET_ERRNO | ENOTTY },
	{ "ENOMEM", SECCOMP_RET_ERRNO | ENOMEM },
	{ "EREMOTE", SECCOMP_RET_ERRNO | EREMOTE },
	{ "KILL", SECCOMP_RET_KILL_PROCESS },
};

static unsigned answer_named(const char *name)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (strcmp(answers[i].name, name) == 0)
			return answers[i].answer;
	return 0;
}

/* The number of a name that ends at a colon. */
static long number_of(const char *call)
{
	size_t length = strcspn(call, ":");

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (strlen(calls[i].name) == length &&
		    strncmp(calls[i].name, call, length) == 0)
			return calls[i].number;
	return -1;
}

/* The low half of an argument, in either byte order. */
static unsigned offset_of(unsigned argument)
{
	return (unsigned)offsetof(struct seccomp_data, args) + 8 * argument +
	       (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 4 : 0);
}

/*
 * Appends the instructions for one call to the code, and returns their number.
 * Before and after them, the accumulator has the number of the system call.
 */
static unsigned add(struct sock_filter *to, const char *call, long number,
		    unsigned answer)
{
	unsigned argument;
	char value[16];
	struct sock_filter code[] = {
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 4),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, answer),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
	};

	if (sscanf(call, "%*[^:]:%u=%15s", &argument, value) == 2) {
		code[1].k = offset_of(argument);
		code[2].k = strtoul(value, NULL, 0);
	} else {
		code[1].k = 0;
		code[2].k = number;
	}
	memcpy(to, code, sizeof(code));
	return PER_CALL;
}

static int install(struct sock_filter *code, unsigned length)
{
	struct sock_fprog program = { length, code };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return -1;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* Returns the index of PROGRAM, or 0. */
static int reject(char *argv[], unsigned answer, bool unseen)
{
	struct sock_filter code[2 + PER_CALL * (MAX_CALLS + 1)] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
	};
	unsigned n = 1;
	char get[32];
	int i;

	snprintf(get, sizeof(get), "prctl:0=%d", PR_GET_SECCOMP);
	if (unseen)
		n += add(code + n, get, SYS_prctl, SECCOMP_RET_ERRNO | 0);
	for (i = 0; argv[i] && strcmp(argv[i], "--") != 0; i++) {
		long number = number_of(argv[i]);

		if (number != -1 && i < MAX_CALLS)
			n += add(code + n, argv[i], number, answer);
	}
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
						 SECCOMP_RET_ALLOW);
	if (!argv[i] || !argv[i + 1] || install(code, n) == -1)
		return 0;
	return i + 1;
}

int main(int argc, char *argv[])
{
	bool unseen = argc > 1 && strcmp(argv[1], "--unseen") == 0;
	char **words = argv + 1 + unseen;
	unsigned answer = argc > 4 ? answer_named(words[0]) : 0;
	int program = answer ? reject(words + 1, answer, unseen) : 0;

	if (!program) {
		fprintf(stderr, "usage: filter [--unseen] "
				"EPERM|EACCES|ENOSYS|EINVAL|ENOTTY|KILL "
				"CALL... -- PROGRAM [ARGUMENT...]\n");
		return 125;
	}
	words += 1 + program;
	execv(words[0], words);
	perror(words[0]);
	return 127;
}
