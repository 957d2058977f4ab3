// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * skips.c - what skipped rules require, one line for each thing.
 *
 * Rules that require a later kernel are one line, whatever the version.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "input/reason.h"
#include "input/result.h"
#include "print/color.h"
#include "print/skips.h"
#include "verdict/summary.h"

struct need {
	struct reason reason;
	char *last; /* the highest version, if that differs */
	size_t rules;
};

struct needs {
	struct need *at;
	size_t n;
};

static bool is_same(const struct reason *a, const struct reason *b)
{
	if (a->kind != b->kind)
		return false;
	return a->kind == OF_VERSION ||
	       (strcmp(a->what, b->what) == 0 && !a->remedy == !b->remedy &&
		(!a->remedy || strcmp(a->remedy, b->remedy) == 0));
}

static void widen(struct need *need, const struct reason *reason)
{
	const char *last = need->last ? need->last : need->reason.what;

	if (strverscmp(reason->what, need->reason.what) < 0) {
		if (!need->last)
			need->last = copy(need->reason.what);
		free(need->reason.what);
		need->reason.what = copy(reason->what);
	} else if (strverscmp(reason->what, last) > 0) {
		free(need->last);
		need->last = copy(reason->what);
	}
}

static void count_need(struct needs *needs, const char *text)
{
	struct reason reason = parse_reason(text);
	size_t i = 0;

	while (i < needs->n && !is_same(&needs->at[i].reason, &reason))
		i++;
	if (i == needs->n) {
		needs->at[needs->n++] = (struct need){ reason, NULL, 1 };
		return;
	}
	needs->at[i].rules++;
	if (reason.kind == OF_VERSION)
		widen(&needs->at[i], &reason);
	free_reason(&reason);
}

static int by_rules(const void *a, const void *b)
{
	const struct need *x = a, *y = b;

	if (x->rules != y->rules)
		return x->rules < y->rules ? 1 : -1;
	return strcmp(x->reason.what, y->reason.what);
}

static void add_need(struct text *text, const struct need *need)
{
	const struct reason *reason = &need->reason;
	bool one = need->rules == 1;

	add_colored(text, SKIP, verdict_names[SKIP]);
	add(text, "    %zu rule%s", need->rules, one ? "" : "s");
	if (reason->kind == OF_NO_KIND)
		add(text, ": %s\n", reason->what);
	else if (reason->kind == OF_VERSION)
		add(text, " require%s a newer kernel (%s%s%s)\n",
		    one ? "s" : "", reason->what, need->last ? " to " : "",
		    need->last ? need->last + strlen("Linux ") : "");
	else
		add(text, " require%s %s%s%s%s\n", one ? "s" : "", reason->what,
		    reason->remedy ? " (" : "",
		    reason->remedy ? reason->remedy : "",
		    reason->remedy ? ")" : "");
}

static void add_rest(struct text *text, const struct needs *needs, size_t most)
{
	size_t rules = 0;

	for (size_t i = most; i < needs->n; i++)
		rules += needs->at[i].rules;
	if (rules == 0)
		return;
	add_colored(text, SKIP, verdict_names[SKIP]);
	add(text, "    %zu rules for %zu other reasons\n", rules,
	    needs->n - most);
}

void add_skips(struct text *text, const struct summary *summary, size_t most)
{
	struct needs needs = { make(summary->programs->n * sizeof(struct need)),
			       0 };

	for (size_t i = 0; i < summary->programs->n; i++)
		if (summary->results[i].runs &&
		    summary->results[i].verdict == SKIP)
			count_need(&needs, summary->results[i].reason);
	qsort(needs.at, needs.n, sizeof(*needs.at), by_rules);
	if (needs.n == most + 1) /* the rest would be a line, too */
		most++;
	for (size_t i = 0; i < needs.n && i < most; i++)
		add_need(text, &needs.at[i]);
	add_rest(text, &needs, most);
	for (size_t i = 0; i < needs.n; i++) {
		free_reason(&needs.at[i].reason);
		free(needs.at[i].last);
	}
	free(needs.at);
}
