/* SPDX-License-Identifier: GPL-2.0-or-later */
/* foreign.h - bytes that others wrote, made fit to be shown. */
#ifndef BASE_FOREIGN_H
#define BASE_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Whatever is no printable UTF-8, or reorders text, becomes \xNN. */
void add_clean(struct text *text, const char *bytes, size_t length);
char *clean(const char *string); /* free() it */
bool is_clean(const char *string);
/*
 * Calls @take for each line that is whole now, if it is not empty: clean, cut
 * after MAX_LINE bytes, without its end.  What comes after the last of them
 * stays in @rest; end_lines() takes it for a line, too.
 */
enum { MAX_LINE = 8192 };
void feed_lines(struct text *rest, const char *bytes, size_t length,
		void (*take)(void *whom, char *line), void *whom);
void end_lines(struct text *rest, void (*take)(void *whom, char *line),
	       void *whom);

/* The last lines of a console, clean, each with its end. */
struct tail {
	struct text lines;
	struct text *also; /* if there is one, each line is added to it */
	struct text rest;  /* the reader's own */
};

void feed_tail(struct tail *tail, const char *bytes, size_t length);
void end_tail(struct tail *tail); /* what has no end is a line, too */
void drop_tail(struct tail *tail);
bool is_silent(const struct tail *tail);
/* At most so many lines. */
void add_last_lines(struct text *text, const struct tail *tail, int most);
char *last_line(const struct tail *tail); /* or ""; free() it */

#endif
