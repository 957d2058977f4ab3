/* SPDX-License-Identifier: GPL-2.0-or-later */
/* archive.h - the initramfs, and the bundle for hosts. */
#ifndef VM_ARCHIVE_H
#define VM_ARCHIVE_H

#include <stddef.h>

#include "base/text.h"
#include "input/select.h"

enum archive { TAR, INITRAMFS, SCRIPT };

/* For a shell: a tar archive on its standard input, of which "$@" is run. */
extern const char unpack_and_run[];

/* The selected programs and what runs them. */
struct text archive_programs(enum archive kind, const char *tree,
			     const struct programs *programs);
/* An archive of one file, to be appended to an initramfs. */
struct text archive_file(const char *name, const char *bytes, size_t length);

#endif
