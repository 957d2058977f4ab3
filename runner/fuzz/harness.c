// SPDX-License-Identifier: GPL-2.0-or-later
/* harness.c - functions that the fuzzers share; replaces main.c and base/end.c.
 */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/exit.h"
#include "fuzz.h"
#include "options/words.h"

static jmp_buf start;
static bool trying;

void want(bool true_here)
{
	if (!true_here)
		abort();
}

bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Decodes UTF-8, independently of foreign.c; 0 is the end. */
static uint32_t next_point(const unsigned char **at)
{
	const unsigned char *byte = *at;
	int more = *byte < 0x80 ? 0 : *byte < 0xe0 ? 1 : *byte < 0xf0 ? 2 : 3;
	uint32_t point = more ? *byte & (0x3fU >> more) : *byte;

	want(*byte < 0x80 || (*byte >= 0xc2 && *byte <= 0xf4));
	for (; more > 0; more--) {
		want((*++byte & 0xc0) == 0x80);
		point = point * 64 + (*byte - 0x80U);
	}
	*at = byte + 1;
	return point;
}

void want_clean(const char *string)
{
	const unsigned char *at = (const unsigned char *)string;

	while (at && *at) {
		uint32_t point = next_point(&at);

		want(point == '\n' || (point >= ' ' && point != 0x7f));
		want(point < 0x80 || point > 0x9f);
		want(point < 0x2028 || point > 0x202e);
		want(point < 0x2066 || point > 0x2069);
		want(point < 0xd800 || point > 0xdfff);
		want(point != 0xfeff && point <= 0x10ffff);
	}
}

void end_with(int status)
{
	want(trying && status == USAGE);
	longjmp(start, 1);
}

bool goes_well(void (*step)(void))
{
	trying = setjmp(start) == 0;
	if (trying)
		step();
	else
		return false;
	trying = false;
	return true;
}

void split_lines(char *bytes, struct words *lines)
{
	for (char *end; bytes; bytes = end) {
		end = strchr(bytes, '\n');
		if (end)
			*end++ = '\0';
		add_word(lines, bytes);
	}
}
