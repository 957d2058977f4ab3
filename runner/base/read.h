/* SPDX-License-Identifier: GPL-2.0-or-later */
/* read.h - contents of files. */
#ifndef BASE_READ_H
#define BASE_READ_H

#include "base/text.h"

/* The contents of a file, or of standard input ("-"); fails on an error. */
struct text read_file(const char *path);
struct text read_text(const char *path); /* without a NUL byte */

#endif
