// SPDX-License-Identifier: GPL-2.0-or-later
/* nearest.c - suggestions for misspelled words. */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Damerau-Levenshtein distance: edits and swaps of neighbours. */
static size_t distance(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b), width = n + 1, result;
	size_t *all = make((m + 1) * width * sizeof(*all)), *row = all;

	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 1; i <= m; i++) {
		const size_t *above = row;

		row += width;
		row[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t change = above[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = least(change, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				row[j] = least(row[j],
					       (above - width)[j - 2] + 1);
		}
	}
	result = row[n];
	free(all);
	return result;
}

const char *nearest(const char *word, const char *const *candidates, size_t n)
{
	size_t best = strlen(word) / 2 + 1;
	const char *found = NULL;

	for (size_t i = 0; i < n; i++) {
		size_t d = best;

		/* A much longer word is not similar; it may be a file. */
		if (strlen(word) <= 2 * strlen(candidates[i]) + 2)
			d = distance(word, candidates[i]);
		if (d < best) {
			best = d;
			found = candidates[i];
		}
	}
	for (size_t i = 0; i < n && !found && strlen(word) > 2; i++)
		if (strstr(candidates[i], word))
			found = candidates[i];
	return found;
}
