/* SPDX-License-Identifier: GPL-2.0-or-later */
/* format.h - the format of a kernel file. */
#ifndef VM_FORMAT_H
#define VM_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/arch.h"

enum vm { VM_QEMU, VM_UML };

struct image {
	const char *word; /* as on the command line */
	char *name;	  /* of the target in reports, and of its directory */
	char *path;	  /* of the file that is booted */
	enum vm vm;
	const struct arch *arch;
};

struct bytes {
	const unsigned char *at;
	size_t length;
};

bool has_bytes(struct bytes file, size_t offset, const char *magic,
	       size_t length);
uint32_t little_endian(struct bytes file, size_t offset);
bool is_bzimage(struct bytes file);
/* Sets vm and arch; false if the format is unknown. */
bool recognise(struct image *image, struct bytes file);

#endif
