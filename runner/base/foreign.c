// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * foreign.c - untrusted bytes: output of programs, kernels, emulators
 * and containers, and names of files.
 *
 * Only this file turns them into text: printable UTF-8, in which every other
 * byte is written as \xNN.  So the text cannot move a cursor, begin a line, or
 * reorder what is beside it (UAX #9; Unicode TR #36).
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/foreign.h"
#include "base/text.h"

/* ---- Characters ---------------------------------------------------------- */

/* Characters that reorder text, end lines, or are invisible. */
static bool is_harmful(uint32_t point)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{ 0x80, 0x9f }, /* C1 controls */
		{ 0x61c, 0x61c },
		{ 0x200b, 0x200b },
		{ 0x200e, 0x200f },
		{ 0x2028, 0x202e }, /* line ends and bidirectional controls */
		{ 0x2060, 0x206f },
		{ 0xd800, 0xdfff }, /* surrogates */
		{ 0xfdd0, 0xfdef },
		{ 0xfeff, 0xfeff },
		{ 0xfff9, 0xfffb },
		{ 0xfffe, 0xffff },
		{ 0xe0000, 0xe007f }, /* tags */
		{ 0x110000, UINT32_MAX },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (point >= ranges[i].first && point <= ranges[i].last)
			return true;
	return false;
}

/* The length of the printable character at @bytes, or 0. */
static size_t printable(const unsigned char *bytes, size_t length)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = *bytes >= 0xf0 ? 4 : *bytes >= 0xe0 ? 3 : 2;
	uint32_t point = *bytes & (0x7fU >> n);

	if (*bytes < 0x80)
		return *bytes >= ' ' && *bytes != 0x7f;
	if (*bytes < 0xc0 || *bytes >= 0xf8 || n > length)
		return 0;
	for (size_t i = 1; i < n; i++) {
		if ((bytes[i] & 0xc0) != 0x80)
			return 0;
		point = point << 6 | (bytes[i] & 0x3fU);
	}
	return point < least[n] || is_harmful(point) ? 0 : n;
}

/* The number of printable ASCII characters at the start. */
static size_t plain(const char *bytes, size_t length)
{
	size_t n = 0;

	while (n < length && bytes[n] >= ' ' && bytes[n] <= '~')
		n++;
	return n;
}

static void add_spelled(struct text *text, unsigned char byte)
{
	static const char digits[] = "0123456789abcdef";
	const char spelled[] = { '\\', 'x', digits[byte >> 4],
				 digits[byte & 15] };

	add_bytes(text, spelled, sizeof(spelled));
}

void add_clean(struct text *text, const char *bytes, size_t length)
{
	while (length > 0) {
		size_t n = plain(bytes, length);

		if (n == 0)
			n = printable((const unsigned char *)bytes, length);
		if (n)
			add_bytes(text, bytes, n);
		else if (*bytes == '\t')
			add_bytes(text, " ", 1);
		else
			add_spelled(text, (unsigned char)*bytes);
		n += n == 0;
		bytes += n;
		length -= n;
	}
}

char *clean(const char *string)
{
	struct text text = { 0 };

	add_bytes(&text, "", 0);
	add_clean(&text, string, strlen(string));
	return text.data;
}

void add_clean_lines(struct text *text, const char *start, const char *line,
		     size_t length)
{
	while (length > 0) {
		const char *newline = memchr(line, '\n', length);
		size_t n = newline ? (size_t)(newline - line) : length;

		add(text, "%s", start);
		add_clean(text, line, n);
		add(text, "\n");
		n += newline != NULL;
		line += n;
		length -= n;
	}
}

bool is_clean(const char *string)
{
	char *same = clean(string);
	bool is = strcmp(same, string) == 0;

	free(same);
	return is;
}

/* ---- Lines --------------------------------------------------------------- */

void feed_lines(struct text *rest, const char *bytes, size_t length,
		void (*take)(void *whom, char *line), void *whom)
{
	const char *end = bytes + length, *newline;

	for (; bytes < end; bytes = newline + 1) {
		size_t room = MAX_LINE - rest->length, part;

		newline = memchr(bytes, '\n', end - bytes);
		part = (newline ? newline : end) - bytes;
		add_bytes(rest, bytes, part < room ? part : room);
		if (!newline)
			return;
		end_lines(rest, take, whom);
	}
}

void end_lines(struct text *rest, void (*take)(void *whom, char *line),
	       void *whom)
{
	struct text line = { 0 };

	if (rest->length && rest->data[rest->length - 1] == '\r')
		rest->length--;
	add_clean(&line, rest->data, rest->length);
	if (line.length)
		take(whom, line.data);
	drop(&line);
	rest->length = 0;
}

/* ---- The last lines of a console ----------------------------------------- */

enum { TAIL = 4096 };

static void add_line(struct text *text, const char *line)
{
	add_bytes(text, line, strlen(line));
	add_bytes(text, "\n", 1);
}

/* The newest line is never dropped. */
static void keep_line(void *whom, char *line)
{
	struct tail *tail = whom;
	struct text *lines = &tail->lines;
	size_t before = lines->length, gone;

	add_line(lines, line);
	if (tail->also)
		add_line(tail->also, line);
	if (lines->length <= 2 * TAIL)
		return;
	gone = lines->length - TAIL;
	if (gone < before)
		gone = strchr(lines->data + gone, '\n') + 1 - lines->data;
	else
		gone = before;
	lines->length -= gone;
	memmove(lines->data, lines->data + gone, lines->length + 1);
}

/* A carriage return ends a line as well, because progress bars print many. */
void feed_tail(struct tail *tail, const char *bytes, size_t length)
{
	while (length > 0) {
		size_t n = 0;

		while (n < length && bytes[n] != '\n' && bytes[n] != '\r')
			n++;
		feed_lines(&tail->rest, bytes, n, keep_line, tail);
		if (n == length)
			return;
		end_lines(&tail->rest, keep_line, tail);
		bytes += n + 1;
		length -= n + 1;
	}
}

void end_tail(struct tail *tail)
{
	end_lines(&tail->rest, keep_line, tail);
}

void drop_tail(struct tail *tail)
{
	drop(&tail->lines);
	drop(&tail->rest);
}

bool is_silent(const struct tail *tail)
{
	return tail->lines.length + tail->rest.length == 0;
}

/* The start of the last @n lines. */
static const char *start_of_last(const struct text *lines, int n)
{
	const char *at = lines->data + lines->length;

	while (at > lines->data && (at[-1] != '\n' || n-- > 0))
		at--;
	return at;
}

void add_last_lines(struct text *text, const struct tail *tail, int most)
{
	if (tail->lines.length)
		add(text, "%s", start_of_last(&tail->lines, most));
}

char *last_line(const struct tail *tail)
{
	const char *start;

	if (!tail->lines.length)
		return copy("");
	start = start_of_last(&tail->lines, 1);
	return copy_part(start, strlen(start) - 1);
}
