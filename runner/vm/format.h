/* SPDX-License-Identifier: GPL-2.0-or-later */
/* format.h - what kind of kernel a file is. */
#ifndef VM_FORMAT_H
#define VM_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/arch.h"

enum vm { VM_QEMU, VM_UML };

struct image {
	const char *word; /* as it was typed */
	char *name;	  /* of the target, in reports and of its directory */
	char *path;	  /* of what is booted */
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
/* Sets what boots it, and the machine; false if it is no kernel we know. */
bool recognise(struct image *image, struct bytes file);

#endif
