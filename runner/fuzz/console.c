// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * console.c - fuzzes the reader of consoles and of error messages, and the
 * function that makes bytes printable.
 *
 * The first byte selects the size of chunks.  The result must not depend on it,
 * must not exceed its limit, and must be printable on any terminal.
 */
#include <stdlib.h>
#include <string.h>

#include "base/foreign.h"
#include "base/text.h"
#include "fuzz.h"

enum { MOST_LINES = 20, MOST_TAIL = 64 * 1024 };

static void feed(struct tail *tail, const char *bytes, size_t size,
		 size_t piece)
{
	for (; size > piece; bytes += piece, size -= piece)
		feed_tail(tail, bytes, piece);
	feed_tail(tail, bytes, size);
	end_tail(tail);
}

static void want_sound(const struct tail *tail)
{
	struct text last = { 0 };
	char *line = last_line(tail);
	int n = 0;

	add_last_lines(&last, tail, MOST_LINES);
	for (const char *c = last.data; c && *c; c++)
		n += *c == '\n';
	want_clean(tail->lines.data);
	want_clean(line);
	want(tail->lines.length < MOST_TAIL && n <= MOST_LINES);
	want(!strchr(line, '\n') && (*line || !tail->lines.length));
	want(!last.length || last.data[last.length - 1] == '\n');
	free(line);
	drop(&last);
}

/* Printable text is not changed. */
static void want_idempotent(const char *bytes, size_t size)
{
	struct text once = { 0 };

	add_bytes(&once, "", 0);
	add_clean(&once, bytes, size);
	want(!strchr(once.data, '\n') && strlen(once.data) == once.length);
	want_clean(once.data);
	want(is_clean(once.data));
	drop(&once);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data + 1;
	struct text all = { 0 }, same_lines = { 0 };
	struct tail whole = { .also = &all }, cut = { .also = &same_lines };

	if (size == 0)
		return 0;
	size--;
	feed(&whole, bytes, size, size + 1);
	feed(&cut, bytes, size, 1 + data[0]);
	want(same(all.data, same_lines.data));
	want(same(whole.lines.data, cut.lines.data));
	want_sound(&whole);
	want_clean(all.data);
	want_idempotent(bytes, size);
	drop_tail(&whole);
	drop_tail(&cut);
	drop(&all);
	drop(&same_lines);
	return 0;
}
