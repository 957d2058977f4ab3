// SPDX-License-Identifier: GPL-2.0-or-later
/* harness.c - what the fuzzers share; it stands for main.c. */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

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

void want_clean(const char *string)
{
	for (; string && *string; string++)
		want((unsigned char)*string >= ' ' || *string == '\n');
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
