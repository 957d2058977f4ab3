/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * filter.h - simulates a security module: a label in /proc/self/attr/current,
 * and EACCES for one call of every process.
 */
#ifndef FILTER_H
#define FILTER_H

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>

#include "src/denial.h"

#ifndef LABEL
#define LABEL "selftest"
#endif

/* The low half of an argument, in either byte order. */
#define LOW_HALF(n)                               \
	(offsetof(struct seccomp_data, args[n]) + \
	 (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 4 : 0))

/* Denies calls of @number whose argument @argument is @value, on any kernel. */
static inline void deny(int number, int argument, unsigned value)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW_HALF(argument)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof(code) / sizeof(code[0]), code };

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* Replaces the function of the library. */
void read_confinement(struct confinement *confinement)
{
	confinement->module = APPARMOR;
	strcpy(confinement->label, LABEL);
}

#endif
