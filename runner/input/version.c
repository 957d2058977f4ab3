// SPDX-License-Identifier: GPL-2.0-or-later
/* version.c - versions of kernels, as numbers. */
#include "input/version.h"
#include "base/number.h"

int parse_version(const char *text, uint64_t *part, const char **rest)
{
	int n = 0;

	while (n < VERSION_PARTS && take_whole(&text, UINT32_MAX, &part[n])) {
		n++;
		if (*text != '.' || text[1] < '0' || text[1] > '9')
			break;
		text++;
	}
	*rest = text;
	return n;
}

int compare_version(const char *kernel, const uint64_t *want, int n)
{
	uint64_t have[VERSION_PARTS] = { 0 };
	const char *rest;

	parse_version(kernel, have, &rest);
	for (int i = 0; i < n; i++)
		if (have[i] != want[i])
			return have[i] < want[i] ? -1 : 1;
	return 0;
}
