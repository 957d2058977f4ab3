/* SPDX-License-Identifier: GPL-2.0-or-later */
/* read.h - what files hold. */
#ifndef BASE_READ_H
#define BASE_READ_H

#include "base/text.h"

/* The lines of a file, or of standard input ("-"); fails if it cannot. */
struct text read_file(const char *path);
struct text read_text(const char *path); /* without a NUL byte */

#endif
