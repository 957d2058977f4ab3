/* SPDX-License-Identifier: GPL-2.0-or-later */
/* arch.h - machines, as Debian, uname(2) and QEMU call them. */
#ifndef INPUT_ARCH_H
#define INPUT_ARCH_H

#include <stdbool.h>

struct arch {
	const char *name;    /* as in "make guest-NAME" */
	const char *machine; /* as uname(2) calls it */
	const char *aliases; /* separated by spaces */
	const char *qemu, *package, *board;
	const char *cpu;	   /* without KVM */
	const char *console;	   /* for the kernel */
	const char *results;	   /* the device in the guest */
	const char *append;	   /* more for the kernel, after a space */
	const char *const *wiring; /* of the two chardevs */
};

/* By any of its names; NULL if it is not known. */
const struct arch *find_arch(const char *name);
bool arch_has_kvm(const struct arch *arch);

#endif
