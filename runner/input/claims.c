// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * claims.c - reads claims.tsv, a copy of testcases/claims.tsv beside the
 * programs.  testcases/claims.md describes its columns.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/foreign.h"
#include "base/read.h"
#include "base/text.h"
#include "input/claims.h"
#include "input/select.h"

enum { ID, SECTION, CLAIM, TEXTS, VERDICT, FACT, AUTHORITY, RULES, COLUMNS };

static struct claim *claims;
static size_t n_claims;

static void take_line(char *line)
{
	char *column[COLUMNS];
	int n = 0;

	while (n < COLUMNS && (column[n] = strsep(&line, "\t")))
		n++;
	/* Comments, and the names of the columns. */
	if (n < COLUMNS || *column[ID] == '#' || strcmp(column[ID], "id") == 0)
		return;
	claims = enlarge(claims, (n_claims + 1) * sizeof(*claims));
	claims[n_claims++] = (struct claim){
		.id = clean(column[ID]),
		.text = clean(column[CLAIM]),
		.verdict = clean(column[VERDICT]),
		.fact = clean(column[FACT]),
		.rules = clean(column[RULES]),
	};
}

const struct claim *read_claims(size_t *n)
{
	char *path = print("%s/claims.tsv", programs_directory());
	struct text text = { 0 };
	char *rest, *line;

	if (!claims && access(path, F_OK) == 0) {
		text = read_text(path);
		for (line = strtok_r(text.data, "\n", &rest); line;
		     line = strtok_r(NULL, "\n", &rest))
			take_line(line);
		drop(&text);
	}
	free(path);
	*n = n_claims;
	return claims;
}

bool settles(const char *id, const struct claim *claim)
{
	size_t length = strlen(id);

	for (const char *at = claim->rules; *at;) {
		size_t n = strcspn(at, " ");

		if (n == length && strncmp(at, id, n) == 0)
			return true;
		at += n + (at[n] == ' ');
	}
	return false;
}
