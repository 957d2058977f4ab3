/* SPDX-License-Identifier: GPL-2.0-or-later */
/* image.h - the kernel of a command-line argument. */
#ifndef VM_IMAGE_H
#define VM_IMAGE_H

#include <stdbool.h>

#include "vm/format.h"

/* Whether a command-line argument is a kernel, and not a rule. */
bool is_image(const char *word);
/* Fails if it is not a kernel.  Unpacked files are in scratch(). */
struct image find_image(const char *word);

#endif
