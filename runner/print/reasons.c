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
		add_colored(text, verdict, verdict_names[verdict]);
		add(text, "%*s%d rule%s%s: %s\n%s",
		    8 - (int)strlen(verdict_names[verdict]), "", n,
		    n == 1 ? "" : "s",
		    verdict != XFAIL ? ""
		    : n == 1	     ? " fails (known issue)"
				     : " fail (known issue)",
		    results[i].reason, ids.data);
		drop(&ids);
	}
	free(printed);
}
