// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stream.c - results for programs: TAP, KTAP, kselftest's TAP, JSON lines.
 *
 * TAP 13 that is also KTAP 1: flat, the plan first, one point a rule, and all
 * that is known of a rule in comments before its point.  The description of a
 * point is the id, without a dash, which some readers take for a part of it.
 * What is no failure for us ("XFAIL") says "ok", since "not ok" is a failure
 * for every reader, whatever follows.
 */
#include <stdlib.h>
#include <string.h>

#include "runner.h"

enum { MOST_STDERR_LINES = 20 };

/* ---- TAP and KTAP ------------------------------------------------------ */

static void add_fact(struct text *text, const char *name, const char *value)
{
	if (value)
		add(text, "#:pidspec_%s: %s\n", name, value);
}

/* What record.c knows the stream by. */
static void add_binding(struct text *text, const struct programs *programs)
{
	uint64_t rules = 0;

	for (size_t i = 0; i < programs->n; i++)
		rules += hash_rule(programs->at[i].id);
	add(text, "#:pidspec_run: %s\n#:pidspec_rules: %016llx\n",
	    options.run_id, (unsigned long long)rules);
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

/* Each line of @lines, behind @start. */
static void add_lines(struct text *text, const char *start,
		      const struct text *lines)
{
	const char *line = lines->data, *end;

	for (; line && *line; line = end + 1) {
		end = strchr(line, '\n');
		add(text, "%s%.*s\n", start, (int)(end - line), line);
	}
}

/* Each line that a program printed, made fit to be shown. */
static void add_foreign(struct text *text, const char *start, const char *line,
			size_t length)
{
	while (length > 0) {
		const char *newline = memchr(line, '\n', length);
		size_t n = newline ? (size_t)(newline - line) : length;

		add(text, "%s", start);
		add_clean(text, line, n);
		add(text, "\n");
		n += newline != NULL;
		line += n;
		length -= n;
	}
}

/* The last lines of what it said on stderr. */
static void add_stderr(struct text *text, const struct text *err)
{
	size_t start = err->length;
	int lines = 0;

	while (start > 0 &&
	       (err->data[start - 1] != '\n' || start == err->length ||
		++lines < MOST_STDERR_LINES))
		start--;
	if (err->length)
		add_foreign(text, "# stderr: ", err->data + start,
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

static void add_point(struct text *text, const struct result *result,
		      const char *name, size_t n)
{
	static const bool is_ok[VERDICTS] = {
		[PASS] = true, [SKIP] = true, [XFAIL] = true, [INFO_FAIL] = true
	};
	const char *reason = result->reason;

	add(text, "%sok %zu %s", is_ok[result->verdict] ? "" : "not ", n, name);
	if (result->verdict == INFO_FAIL)
		add(text, " # XFAIL " INFO_REASON);
	else if (result->verdict != PASS && result->verdict != FAIL)
		add(text, " # %s%s%s", verdict_names[result->verdict],
		    reason ? " " : "", reason ? reason : "");
	add(text, "\n");
}

static void add_tap(struct out *out, const struct result *result, size_t n)
{
	struct text *text = &out->pending;
	const struct tap *tap = &result->tap;

	add_fact(text, "rule", result->program->id);
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
	add_failure(text, tap);
	add_lines(text, "#:pidspec_console: ", &result->console);
	add_lines(text, "# ", &tap->comments);
	if (result->verdict != PASS)
		add_stderr(text, &result->err);
	if (result->truncated)
		add(text, "#:pidspec_truncated: %llu bytes\n",
		    (unsigned long long)result->truncated);
	add_point(text, result, result->program->id, n);
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

const struct printer tap_printer = { begin_tap, add_tap, end_tap };
const struct printer ktap_printer = { begin_ktap, add_tap, end_tap };

/* ---- As run_kselftest.sh prints it -------------------------------------- */

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
	add_foreign(text, "# ", result->out.data, result->out.length);
	add_point(text, result, name, n);
	free(name);
}

const struct printer kselftest_printer = { begin_kselftest, add_kselftest,
					   end_tap };

/* ---- JSON lines -------------------------------------------------------- */

static void add_member(struct text *text, const char *name, const char *value)
{
	if (!value)
		return;
	add(text, ",\"%s\":", name);
	add_json(text, value);
}

/* Lines as an array. */
static void add_array(struct text *text, const char *name,
		      const struct text *lines)
{
	char *all = lines->length ? copy(lines->data) : NULL, *rest;
	const char *before = "";

	if (!all)
		return;
	add(text, ",\"%s\":[", name);
	for (char *line = strtok_r(all, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest)) {
		add(text, "%s", before);
		add_json(text, line);
		before = ",";
	}
	add(text, "]");
	free(all);
}

static void begin_jsonl(struct out *out, const struct summary *summary)
{
	struct text *text = &out->pending;

	add(text, "{\"event\":\"begin\"");
	add_member(text, "version", PIDSPEC_VERSION);
	add_member(text, "kernel", summary->kernel);
	add_member(text, "build", summary->build);
	add_member(text, "machine", summary->machine);
	add_member(text, "context", summary->context);
	add_member(text, "target", summary->target);
	add_member(text, "vm", summary->vm);
	if (options.shuffle)
		add(text, ",\"seed\":%llu", (unsigned long long)options.seed);
	add(text, ",\"rules\":%zu}\n", summary->programs->n);
}

static void add_jsonl(struct out *out, const struct result *result, size_t n)
{
	struct text *text = &out->pending;
	const struct tap *tap = &result->tap;

	add(text, "{\"event\":\"rule\",\"number\":%zu", n);
	add_member(text, "rule", result->program->id);
	add_member(text, "verdict",
		   result->verdict == INFO_FAIL
			   ? "FAIL"
			   : verdict_names[result->verdict]);
	add_member(text, "reason", result->reason);
	add_member(text, "says", tap->says);
	add_member(text, "level", tap->level);
	add_member(text, "source", tap->source);
	add(text, ",\"ms\":%.1f,\"runs\":%d,\"checks\":%d", result->ms,
	    result->runs, tap->points);
	add_member(text, "check", tap->failure.text);
	add_member(text, "where", tap->failure.where);
	add_member(text, "expected", tap->failure.expected);
	add_member(text, "actual", tap->failure.actual);
	add_array(text, "waiting", &tap->failure.waiting);
	add_array(text, "comments", &tap->comments);
	add_array(text, "console", &result->console);
	if (result->truncated)
		add(text, ",\"truncated\":%llu",
		    (unsigned long long)result->truncated);
	add(text, "}\n");
}

static void end_jsonl(struct out *out, const struct summary *summary)
{
	struct text *text = &out->pending;

	add(text, "{\"event\":\"end\"");
	for (int i = 0; i < VERDICTS; i++)
		add(text, ",\"%s\":%d", verdict_names[i], summary->count[i]);
	add(text, ",\"seconds\":%.3f", summary->seconds);
	add_member(text, "lost", summary->lost);
	add_array(text, "console", &summary->last_words);
	add_member(text, "truncated", summary->truncated);
	if (interrupted_by())
		add_member(text, "interrupted", signal_name(interrupted_by()));
	add(text, "}\n");
}

const struct printer jsonl_printer = { begin_jsonl, add_jsonl, end_jsonl };
