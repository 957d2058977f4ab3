/* SPDX-License-Identifier: GPL-2.0-or-later */
/* nearest.h - suggestions for misspelled words. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* The candidate that was most probably meant, or NULL. */
const char *nearest(const char *word, const char *const *candidates, size_t n);

#endif
