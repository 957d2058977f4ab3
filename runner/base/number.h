/* SPDX-License-Identifier: GPL-2.0-or-later */
/* number.h - numbers that people and programs write. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* The digits at @at, which is moved past them; false if there are none, or
   if they are more than @most. */
bool take_whole(const char **at, uint64_t most, uint64_t *number);
/* All of @text is a number within that range. */
bool parse_whole(const char *text, uint64_t least, uint64_t most,
		 uint64_t *number);
bool parse_decimal(const char *text, double least, double most, double *number);
/* SOURCE_DATE_EPOCH, or @otherwise; fails if it is no time. */
int64_t source_date(int64_t otherwise);

#endif
