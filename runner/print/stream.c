// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stream.c - results as TAP, KTAP, and the TAP of run_kselftest.sh.
 *
 * TAP 13 that is also KTAP 1: flat, the plan first, and one point for each
 * rule.  Comments before the point describe the rule and its result.  The
 * description of a point is the id, without a dash, because some readers
 * include the dash.  XFAIL, and the failure of a rule of level INFO, are
 * "not ok # TODO" in TAP.  KTAP has "ok # XFAIL" for them, as kselftest.h does.
 */
#include <stdlib.h>
#include <string.h>

#include "base/foreign.h"
#include "base/out.h"
#include "base/signal.h"
#include "base/text.h"
#include "base/version.h"
#include "input/former.h"
#include "input/origin.h"
#include "input/reason.h"
#include "input/result.h"
#include "input/select.h"
#include "input/tap.h"
#include "options/options.h"
#include "options/printers.h"
#include "print/stream.h"
#include "run/signals.h"
#include "verdict/summary.h"

enum { MOST_STDERR_LINES = 20 };

/* ---- TAP and KTAP ------------------------------------------------------ */

static void add_fact(struct text *text, const char *name, const char *value)
{
	if (value)
		add(text, "#:pidspec_%s: %s\n", name, value);
}

/* record.c identifies the stream by these lines. */
static void add_binding(struct text *text, const struct programs *programs)
{
	uint64_t rules = 0;

	for (size_t i = 0; i < programs->n; i++)
		rules += hash_rule(programs->at[i].id);
	add(text, "#:pidspec_run: %s\n#:pidspec_rules: %016llx\n",
	    options.run_id, (unsigned long long)rules);
}

static void add_origin(struct text *text, const struct origin *origin)
{
	add_fact(text, "began", origin->began);
	add_fact(text, "host", origin->host);
	add_fact(text, "rule_set", origin->rule_set);
	add_fact(text, "config", origin->config);
	add_fact(text, "command", origin->command);
}

static void begin_stream(struct out *out, const struct summary *summary,
			 const char *version)
{
	struct text *text = &out->pending;

	add(text, "%s\n1..%zu\n", version, summary->programs->n);
	add(text, "#:pidspec_version: %s\n", PIDSPEC_VERSION);
	if (options.run_id)
		add_binding(text, summary->programs);
	add(text, "#:pidspec_kernel: %s\n", summary->kernel);
	add_fact(text, "build", summary->build);
	add(text, "#:pidspec_machine: %s\n", summary->machine);
	add(text, "#:pidspec_context: %s\n", summary->context);
	add_fact(text, "target", summary->target);
	add_fact(text, "vm", summary->vm);
	add_origin(text, &summary->origin);
	if (options.shuffle)
		add(text, "#:pidspec_seed: %llu\n",
		    (unsigned long long)options.seed);
}

static void begin_tap(struct out *out, const struct summary *summary)
{
	begin_stream(out, summary, "TAP version 13");
}

static void begin_ktap(struct out *out, const struct summary *summary)
{
	begin_stream(out, summary, "KTAP version 1");
}

/* Adds each line of @lines, with the prefix @start. */
static void add_lines(struct text *text, const char *start,
		      const struct text *lines)
{
	const char *line = lines->data, *end;

	for (; line && *line; line = end + 1) {
		end = strchr(line, '\n');
		add(text, "%s%.*s\n", start, (int)(end - line), line);
	}
}

/* The last lines of standard error. */
static void add_stderr(struct text *text, const struct text *err)
{
	size_t start = err->length;
	int lines = 0;

	while (start > 0 &&
	       (err->data[start - 1] != '\n' || start == err->length ||
		++lines < MOST_STDERR_LINES))
		start--;
	if (err->length)
		add_clean_lines(text, "# stderr: ", err->data + start,
				err->length - start);
}

static void add_failure(struct text *text, const struct tap *tap)
{
	if (tap->failed == 0)
		return;
	add(text, "#:pidspec_check: %d %s\n", tap->failure.number,
	    tap->failure.text);
	add_fact(text, "where", tap->failure.where);
	add_fact(text, "expected", tap->failure.expected);
	add_fact(text, "actual", tap->failure.actual);
	add_lines(text, "#:pidspec_waiting: ", &tap->failure.waiting);
}

static void add_directive(struct text *text, const char *word,
			  const char *reason)
{
	add(text, " # %s%s%s", word, reason ? " " : "", reason ? reason : "");
}

/* @todo: an expected failure is "not ok # TODO". */
static void add_point(struct text *text, const struct result *result,
		      const char *name, size_t n, bool todo)
{
	enum verdict verdict = result->verdict;
	bool expected = verdict == XFAIL || verdict == INFO_FAIL;
	bool ok = verdict == PASS || verdict == SKIP || (expected && !todo);

	add(text, "%sok %zu %s", ok ? "" : "not ", n, name);
	if (expected)
		add_directive(text, todo ? "TODO" : "XFAIL",
			      verdict == XFAIL ? result->reason : INFO_REASON);
	else if (verdict != PASS && verdict != FAIL)
		add_directive(text, verdict_names[verdict], result->reason);
	add(text, "\n");
}

static void add_need(struct text *text, const char *why)
{
	struct reason reason = parse_reason(why);

	if (reason.kind != OF_NO_KIND) {
		add_fact(text, "kind", kind_names[reason.kind]);
		add_fact(text, "requires", reason.what);
		add_fact(text, "remedy", reason.remedy);
	}
	free_reason(&reason);
}

static void add_rule(struct out *out, const struct result *result, size_t n,
		     bool todo)
{
	struct text *text = &out->pending;
	const struct tap *tap = &result->tap;
	char *former = former_ids(result->program->id);

	add_fact(text, "rule", result->program->id);
	add_fact(text, "formerly", former);
	free(former);
	add_fact(text, "says", tap->says);
	add_fact(text, "level", tap->level);
	add_fact(text, "source", tap->source);
	add(text, "#:pidspec_ms: %.1f\n", result->ms);
	if (tap->points)
		add(text, "#:pidspec_checks: %d\n", tap->points);
	for (int i = 0; result->runs > 1 && i < VERDICTS; i++)
		if (result->runs_with[i])
			add(text, "#:pidspec_runs: %d of %d %s\n",
			    result->runs_with[i], result->runs,
			    verdict_names[i]);
	if (result->verdict == SKIP || result->verdict == ERROR ||
	    result->verdict == TIMEOUT || result->verdict == FAIL)
		add_fact(text, "reason", result->reason);
	if (result->verdict == SKIP)
		add_need(text, result->reason);
	add_failure(text, tap);
	add_lines(text, "#:pidspec_console: ", &result->console);
	add_lines(text, "# ", &tap->comments);
	if (result->verdict != PASS)
		add_stderr(text, &result->err);
	if (result->truncated)
		add(text, "#:pidspec_truncated: %llu bytes\n",
		    (unsigned long long)result->truncated);
	add_point(text, result, result->program->id, n, todo);
}

static void add_tap(struct out *out, const struct result *result, size_t n)
{
	add_rule(out, result, n, options.tap_known == KNOWN_IS_TODO);
}

static void add_ktap(struct out *out, const struct result *result, size_t n)
{
	add_rule(out, result, n, false);
}

static void end_tap(struct out *out, const struct summary *summary)
{
	char *line = summary_line(summary);

	if (interrupted_by())
		add(&out->pending, "Bail out! interrupted by %s\n",
		    signal_name(interrupted_by()));
	add_lines(&out->pending, "#:pidspec_console: ", &summary->last_words);
	add_fact(&out->pending, "truncated", summary->truncated);
	if (summary->lost)
		add(&out->pending, "Bail out! %s\n", summary->lost);
	add(&out->pending, "# %s\n", line);
	free(line);
}

static void end_stream(struct out *out, const struct summary *summary)
{
	char *ended = time_in_utc();

	add_fact(&out->pending, "ended", ended);
	free(ended);
	end_tap(out, summary);
}

/* Records which rules were running if the machine crashes. */
static void start_tap(struct out *out, const struct program *program)
{
	add(&out->pending, "#:pidspec_start: %s\n", program->id);
}

const struct printer tap_printer = {
	.name = "tap",
	.order = 20,
	.begin = begin_tap,
	.start = start_tap,
	.result = add_tap,
	.end = end_stream,
};

static const struct printer ktap = {
	.name = "ktap",
	.order = 30,
	.begin = begin_ktap,
	.result = add_ktap,
	.end = end_stream,
};

REGISTER_PRINTER(tap_printer);
REGISTER_PRINTER(ktap);

/* ---- The format of run_kselftest.sh ------------------------------------- */

static void begin_kselftest(struct out *out, const struct summary *summary)
{
	add(&out->pending, "TAP version 13\n1..%zu\n", summary->programs->n);
}

static void add_kselftest(struct out *out, const struct result *result,
			  size_t n)
{
	struct text *text = &out->pending;
	char *name = print("selftests: pidspec: %s", result->program->id);

	add(text, "# timeout set to %g\n# %s\n", options.timeout, name);
	add_clean_lines(text, "# ", result->out.data, result->out.length);
	add_point(text, result, name, n, false);
	free(name);
}

static const struct printer kselftest = {
	.name = "kselftest",
	.order = 40,
	.begin = begin_kselftest,
	.result = add_kselftest,
	.end = end_tap,
};

REGISTER_PRINTER(kselftest);
