// SPDX-License-Identifier: GPL-2.0-or-later
/* reasons.c - results grouped by reason. */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "input/result.h"
#include "print/color.h"
#include "print/reasons.h"
#include "verdict/summary.h"

/* A reason "requires WHAT" becomes the predicate: "4 rules require WHAT". */
static void add_head(struct text *text, enum verdict verdict, int n,
		     const char *reason)
{
	static const char verb[] = "requires";
	const size_t length = sizeof(verb) - 1;
	bool one = n == 1;

	add_colored(text, verdict, verdict_names[verdict]);
	add(text, "%*s%d rule%s", 8 - (int)strlen(verdict_names[verdict]), "",
	    n, one ? "" : "s");
	if (verdict == XFAIL)
		add(text, " fail%s (known issue): %s\n", one ? "s" : "",
		    reason);
	else if (strncmp(reason, verb, length) == 0 && reason[length] == ' ')
		add(text, " require%s%s\n", one ? "s" : "", reason + length);
	else
		add(text, ": %s\n", reason);
}

void add_reasons(struct text *text, const struct summary *summary,
		 enum verdict verdict, int most)
{
	const struct result *results = summary->results;
	bool *printed = make(summary->programs->n);

	for (size_t i = 0; i < summary->programs->n; i++) {
		struct text ids = { 0 };
		int n = 0;

		if (printed[i] || !results[i].runs ||
		    results[i].verdict != verdict)
			continue;
		for (size_t j = i; j < summary->programs->n; j++) {
			if (!results[j].runs || results[j].verdict != verdict ||
			    strcmp(results[i].reason, results[j].reason) != 0)
				continue;
			printed[j] = true;
			if (n++ < most)
				add(&ids, "        %s\n",
				    results[j].program->id);
		}
		if (n > most)
			add(&ids, "        and %d more (-v lists them)\n",
			    n - most);
		add_head(text, verdict, n, results[i].reason);
		add(text, "%s", ids.data);
		drop(&ids);
	}
	free(printed);
}
