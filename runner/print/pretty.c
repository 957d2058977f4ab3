// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pretty.c - results as text.
 *
 * Failures and inconclusive tests are printed in full, with the command that
 * repeats the test.  Skips are counted by what they require, known issues are
 * grouped by reason, and rules that passed are counted.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/foreign.h"
#include "base/out.h"
#include "base/signal.h"
#include "base/text.h"
#include "input/known.h"
#include "input/result.h"
#include "input/tap.h"
#include "options/options.h"
#include "options/printers.h"
#include "options/words.h"
#include "print/color.h"
#include "print/reading.h"
#include "print/reasons.h"
#include "print/skips.h"
#include "run/signals.h"
#include "verdict/summary.h"

enum { MOST_LINES = 12 };

static void begin_pretty(struct out *out, const struct summary *summary)
{
	(void)summary;
	if (options.shuffle && !options.quiet)
		add(&out->pending, "shuffled with --shuffle=%llu\n",
		    (unsigned long long)options.seed);
}

static char *reproduce_line(const char *id)
{
	char *line = words_in_shell(&options.line);
	char *all =
		print("pidspec %s %s -- %s", options.command->name, id, line);

	free(line);
	return all;
}

/* The command that repeats the test. */
static char *reproduce(const struct result *result)
{
	bool userns = options.user == USER_USERNS;
	const char *abi = options.abi == ABI_32 ? " --abi 32" : "";

	if (options.hosts.n)
		return print("pidspec run --host %s %s", options.hosts.word[0],
			     result->program->id);
	if (options.line.n)
		return reproduce_line(result->program->id);
	if (result->target)
		return print("pidspec boot%s %s %s", abi, result->target,
			     result->program->id);
	if (options.depth)
		return print("pidspec run --depth %d%s%s %s", options.depth,
			     userns ? " --user userns" : "", abi,
			     result->program->id);
	return print("%s%s", userns ? "PIDSPEC_USERNS=1 " : "",
		     result->program->path);
}

static void add_field(struct text *text, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	add(text, "  %-9s ", name);
	add_clean(text, value, strlen(value));
	add(text, "\n");
}

/* Adds each of @lines as a field; only the first has the name. */
static void add_fields(struct text *text, const char *name,
		       const struct text *lines)
{
	const char *line = lines->data, *end;
	struct text field = { 0 };
	int n = 0;

	for (; line && *line && n < MOST_LINES; line = end + (*end != '\0')) {
		end = line + strcspn(line, "\n");
		field.length = 0;
		add_bytes(&field, line, end - line);
		add_field(text, n++ ? "" : name, field.data);
	}
	drop(&field);
}

static void add_rule(struct text *text, const struct tap *tap)
{
	char *source = tap->source
			       ? print("%s%s%s", tap->level ? tap->level : "",
				       tap->level ? ", " : "", tap->source)
			       : NULL;

	add_field(text, "rule", tap->says);
	add_field(text, "source", source);
	free(source);
}

static void add_runs(struct text *text, const struct result *result)
{
	struct text runs = { 0 };

	for (int i = VERDICTS - 1; i >= 0 && result->runs > 1; i--)
		if (result->runs_with[i])
			add(&runs, "%s%d %s", runs.length ? ", " : "",
			    result->runs_with[i], verdict_names[i]);
	add_field(text, "runs", runs.data);
	drop(&runs);
}

static void add_check(struct text *text, const struct tap *tap)
{
	char *check;

	if (tap->failed == 0)
		return;
	check = print("%d of %d: %s", tap->failure.number, tap->plan,
		      tap->failure.text);
	add_field(text, "check", check);
	add_field(text, "expected", tap->failure.expected);
	add_field(text, "actual", tap->failure.actual);
	add_field(text, "where", tap->failure.where);
	add_fields(text, "waiting", &tap->failure.waiting);
	free(check);
}

static void add_documents(struct text *text, const struct tap *tap)
{
	struct text lines = { 0 };

	if (tap->source)
		add_reading(&lines, tap->source);
	add_fields(text, "read", &lines);
	drop(&lines);
}

static void add_in_full(struct text *text, const struct result *result)
{
	bool explained = result->verdict == FAIL || result->verdict == XPASS ||
			 result->verdict == INFO_FAIL ||
			 result->verdict == XFAIL;
	char *command = reproduce(result);
	char *issue = known_elsewhere(result);

	add_field(text,
		  explained && result->verdict != FAIL ? "known" : "reason",
		  result->reason);
	add_rule(text, &result->tap);
	add_runs(text, result);
	add_check(text, &result->tap);
	add_field(text, "issue", issue);
	add_fields(text, "comments", &result->tap.comments);
	if (!explained && !result->tap.no_verdict && !result->tap.timeout)
		add_fields(text, "stdout", &result->out);
	add_fields(text, "stderr", &result->err);
	add_fields(text, "console", &result->console);
	if (result->truncated)
		add(text, "  truncated %llu bytes\n",
		    (unsigned long long)result->truncated);
	add_field(text, "run", command);
	if (explained)
		add_documents(text, &result->tap);
	add(text, "\n");
	free(command);
	free(issue);
}

static void add_pretty(struct out *out, const struct result *result, size_t n)
{
	bool fine = result->verdict == PASS || result->verdict == SKIP ||
		    result->verdict == XFAIL;
	struct text *text = &out->pending;
	const char *name = verdict_names[result->verdict];

	(void)n;
	if (options.quiet || (fine && !options.verbose))
		return;
	add_colored(text, result->verdict, name);
	add(text, "%*s %s  (%.1f ms)\n", 7 - (int)strlen(name), "",
	    result->program->id, result->ms);
	if (!fine)
		add_in_full(text, result);
}

/* ---- The end ----------------------------------------------------------- */

static int by_time(const void *a, const void *b)
{
	const struct result *const *x = a, *const *y = b;

	return ((*x)->ms < (*y)->ms) - ((*x)->ms > (*y)->ms);
}

static void add_slowest(struct text *text, const struct summary *summary)
{
	size_t n = summary->programs->n;
	const struct result **sorted = make(n * sizeof(*sorted));

	for (size_t i = 0; i < n; i++)
		sorted[i] = &summary->results[i];
	qsort(sorted, n, sizeof(*sorted), by_time);
	for (size_t i = 0; i < n && i < (size_t)options.slowest; i++)
		add(text, "%8.1f ms  %s\n", sorted[i]->ms,
		    sorted[i]->program->id);
	free(sorted);
}

static void add_levels(struct text *text, const struct summary *summary)
{
	bool any = false;

	for (int level = 0; level < LEVELS; level++) {
		const int *count = summary->level_count[level];
		int passed = count[PASS] + count[XPASS];
		int all =
			passed + count[FAIL] + count[XFAIL] + count[INFO_FAIL];

		if (all == 0 || level == LEVELS - 1)
			continue;
		add(text, "%s%s %d of %d pass", any ? ", " : "",
		    level_names[level], passed, all);
		any = true;
	}
	if (any)
		add(text, "\n");
}

static void add_place(struct text *text)
{
	if (!options.output)
		return;
	add(text, "results in ");
	add_clean(text, options.output, strlen(options.output));
	add(text, "\n");
}

static void end_pretty(struct out *out, const struct summary *summary)
{
	enum { SOME = 5, SOME_SKIPS = 4 };
	const int most = options.verbose ? INT_MAX : SOME;
	struct text *text = &out->pending;
	char *line = summary_line(summary);
	bool bad = summary->count[FAIL] + summary->count[XPASS] +
		   summary->count[ERROR] + summary->count[TIMEOUT];

	if (!options.quiet) {
		add_reasons(text, summary, XFAIL, most);
		if (options.verbose)
			add_reasons(text, summary, SKIP, most);
		else
			add_skips(text, summary, SOME_SKIPS);
		if (summary->count[SKIP] && !options.verbose)
			add(text, "        -v lists the rules\n");
		add_slowest(text, summary);
		add_levels(text, summary);
		add_place(text);
	}
	if (summary->lost) {
		add_colored(text, ERROR, "LOST");
		add(text, "    %s\n", summary->target ? summary->target : "");
		add_field(text, "reason", summary->lost);
		add_fields(text, "console", &summary->last_words);
	}
	if (summary->truncated)
		add(text, "truncated: %s\n", summary->truncated);
	if (interrupted_by())
		add(text, "interrupted by %s\n", signal_name(interrupted_by()));
	add_colored(text, bad ? FAIL : PASS, line);
	add(text, "\n");
	free(line);
}

static const struct printer pretty = {
	.name = "pretty",
	.order = 10,
	.for_people = true,
	.begin = begin_pretty,
	.result = add_pretty,
	.end = end_pretty,
};

REGISTER_PRINTER(pretty);
