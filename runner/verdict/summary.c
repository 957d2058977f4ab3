// SPDX-License-Identifier: GPL-2.0-or-later
/* summary.c - the summary of all results: counts, a line, an exit status. */
#include <string.h>

#include "base/exit.h"
#include "base/text.h"
#include "input/result.h"
#include "options/options.h"
#include "verdict/summary.h"

const char *const level_names[LEVELS] = { "MUST", "SHOULD", "CODE", "INFO",
					  "" };

static int level_of(const struct result *result)
{
	int level = 0;

	while (level < LEVELS - 1 &&
	       (!result->tap.level ||
		strcmp(result->tap.level, level_names[level]) != 0))
		level++;
	return level;
}

void count_result(struct summary *all, const struct result *result)
{
	all->count[result->verdict]++;
	all->level_count[level_of(result)][result->verdict]++;
}

char *summary_line(const struct summary *all)
{
	static const enum verdict always[] = { PASS, FAIL, SKIP, ERROR },
				  rarely[] = { TIMEOUT, XFAIL, XPASS,
					       INFO_FAIL };
	static const char *const words[VERDICTS] = {
		[PASS] = "pass",   [FAIL] = "fail",	  [SKIP] = "skip",
		[ERROR] = "error", [TIMEOUT] = "timeout", [XFAIL] = "xfail",
		[XPASS] = "xpass", [INFO_FAIL] = "info",
	};
	struct text line = { 0 };
	size_t done = 0, n = all->programs->n;

	for (int i = 0; i < VERDICTS; i++)
		done += all->count[i];
	add(&line, "pidspec: %s%s%zu", all->target ? all->target : "",
	    all->target ? ": " : "", done);
	if (done < n)
		add(&line, " of %zu", n);
	add(&line, " rule%s: ", n == 1 ? "" : "s");
	for (int i = 0; i < 4; i++)
		add(&line, "%s%d %s", i ? ", " : "", all->count[always[i]],
		    words[always[i]]);
	for (int i = 0; i < 4; i++)
		if (all->count[rarely[i]])
			add(&line, ", %d %s", all->count[rarely[i]],
			    words[rarely[i]]);
	add(&line, " in %.2f s (Linux %s %s, %s%s%s)", all->seconds,
	    all->kernel, all->machine, all->context, all->vm ? ", " : "",
	    all->vm ? all->vm : "");
	return line.data;
}

/* The levels are in the order of level_names. */
static int failures(const struct summary *all)
{
	enum { MUST, SHOULD, CODE };
	static const int last[] = {
		[ON_CODE] = CODE, [ON_SHOULD] = SHOULD, [ON_MUST] = MUST
	};
	int n = all->count[FAIL];

	for (int level = last[options.fail_on] + 1; level <= CODE; level++)
		n -= all->level_count[level][FAIL];
	return n;
}

int status_by_counts(const struct summary *all)
{
	const int *count = all->count;

	if (all->doubtful)
		return NO_VERDICT;
	if (failures(all) + count[XPASS])
		return RULE_FAILED;
	if (count[ERROR] + count[TIMEOUT])
		return NO_VERDICT;
	if (all->lost)
		return LOST;
	if (count[PASS] + count[XFAIL] + count[INFO_FAIL] + count[FAIL] == 0)
		return NOTHING_RAN;
	return ALL_PASSED;
}
