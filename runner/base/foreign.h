/* SPDX-License-Identifier: GPL-2.0-or-later */
/* foreign.h - makes untrusted bytes printable. */
#ifndef BASE_FOREIGN_H
#define BASE_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Bytes that are not printable UTF-8, or reorder text, become \xNN. */
void add_clean(struct text *text, const char *bytes, size_t length);
char *clean(const char *string); /* free() it */
bool is_clean(const char *string);
/* Each line, with the prefix @start. */
void add_clean_lines(struct text *text, const char *start, const char *line,
		     size_t length);
/*
 * Calls @take for each complete line that is not empty: clean, cut after
 * MAX_LINE bytes, without its newline.  An incomplete last line stays in @rest;
 * end_lines() passes it to @take.
 */
enum { MAX_LINE = 8192 };
void feed_lines(struct text *rest, const char *bytes, size_t length,
		void (*take)(void *whom, char *line), void *whom);
void end_lines(struct text *rest, void (*take)(void *whom, char *line),
	       void *whom);

/* The last lines of a console, clean, each with its end. */
struct tail {
	struct text lines;
	struct text *also; /* if not NULL, each line is also added to it */
	struct text rest;  /* private to the reader */
};

void feed_tail(struct tail *tail, const char *bytes, size_t length);
void end_tail(struct tail *tail); /* ends an incomplete line */
void drop_tail(struct tail *tail);
bool is_silent(const struct tail *tail);
/* Adds at most @most lines. */
void add_last_lines(struct text *text, const struct tail *tail, int most);
char *last_line(const struct tail *tail); /* or ""; free() it */

#endif
