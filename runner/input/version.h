/* SPDX-License-Identifier: GPL-2.0-or-later */
/* version.h - versions of kernels, as numbers. */
#ifndef INPUT_VERSION_H
#define INPUT_VERSION_H

#include <stdint.h>

enum { VERSION_PARTS = 4 };

/* The count of numbers in "5.10.44-rc1+deb"; @rest is the text after them. */
int parse_version(const char *text, uint64_t *part, const char **rest);
/* -1, 0 or 1.  Compares only the @n numbers of @want: 5.10.3 equals 5.10. */
int compare_version(const char *kernel, const uint64_t *want, int n);

#endif
