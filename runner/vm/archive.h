/* SPDX-License-Identifier: GPL-2.0-or-later */
/* archive.h - the initramfs, and the bundle for hosts. */
#ifndef VM_ARCHIVE_H
#define VM_ARCHIVE_H

#include <stddef.h>

#include "base/text.h"
#include "input/select.h"

enum archive { TAR, INITRAMFS, SCRIPT };

/* A shell script that unpacks a tar archive from standard input, and executes
   its runner with "$@". */
extern const char unpack_and_run[];

/* The runner and the selected programs. */
struct text archive_programs(enum archive kind, const char *tree,
			     const struct programs *programs);
/* An archive of one file or directory, to be appended to an initramfs. */
struct text archive_file(const char *name, unsigned int mode, const char *bytes,
			 size_t length);

#endif
