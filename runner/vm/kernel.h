/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kernel.h - the command line of a kernel, and properties of its machine. */
#ifndef VM_KERNEL_H
#define VM_KERNEL_H

#include <stdbool.h>

#include "vm/format.h"

enum accel { ACCEL_AUTO, KVM, TCG };

/* How a guest is started, and its channels. */
struct machine {
	enum accel accel;
	bool no_sandbox;			 /* QEMU without seccomp */
	bool has_terminal;			 /* the console is on ours */
	int kernel, initramfs, console, results; /* descriptors it inherits */
};

const char *results_device(const struct image *image);
int cpus_of_guest(void);
/* The command line of the kernel; free() it. */
char *kernel_words(const struct image *image);

#endif
