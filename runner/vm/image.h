/* SPDX-License-Identifier: GPL-2.0-or-later */
/* image.h - the kernel that a word on the command line names. */
#ifndef VM_IMAGE_H
#define VM_IMAGE_H

#include <stdbool.h>

#include "vm/format.h"

/* Whether a word on the command line is a kernel, rather than a rule. */
bool is_image(const char *word);
/* Fails if it is none.  What has to be unpacked goes to scratch(). */
struct image find_image(const char *word);

#endif
