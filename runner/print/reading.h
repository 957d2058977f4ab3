/* SPDX-License-Identifier: GPL-2.0-or-later */
/* reading.h - the documents of a source, on the web. */
#ifndef PRINT_READING_H
#define PRINT_READING_H

#include "base/text.h"

/*
 * Adds a line for each document of @source, "A, HEADING; B, HEADING", that has
 * an address: a manual page, or a file of the kernel's Documentation.
 */
void add_reading(struct text *lines, const char *source);

#endif
