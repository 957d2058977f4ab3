/* SPDX-License-Identifier: GPL-2.0-or-later */
/* machine.h - the command line of QEMU or User-Mode Linux. */
#ifndef VM_MACHINE_H
#define VM_MACHINE_H

#include <stdbool.h>

#include "options/words.h"
#include "vm/format.h"
#include "vm/kernel.h"

/* The command line; the caller frees it and its words. */
struct words machine_words(const struct image *image,
			   const struct machine *machine);
/* With --gdb, the path of the socket; free() it. */
char *socket_for_gdb(void);
char *machine_in_words(const struct image *image, enum accel accel);
/* KVM, or TCG if KVM certainly cannot run this kernel. */
enum accel fastest_accel(const struct image *image);

#endif
