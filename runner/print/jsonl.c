// SPDX-License-Identifier: GPL-2.0-or-later
/* jsonl.c - results as JSON lines. */
#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "base/signal.h"
#include "base/text.h"
#include "base/version.h"
#include "input/former.h"
#include "input/origin.h"
#include "input/reason.h"
#include "input/result.h"
#include "input/tap.h"
#include "options/options.h"
#include "options/printers.h"
#include "run/signals.h"
#include "verdict/summary.h"

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

static void add_origin(struct text *text, const struct origin *origin)
{
	add_member(text, "began", origin->began);
	add_member(text, "host", origin->host);
	add_member(text, "rule_set", origin->rule_set);
	add_member(text, "config", origin->config);
	add_member(text, "command", origin->command);
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
	add_origin(text, &summary->origin);
	if (options.shuffle)
		add(text, ",\"seed\":%llu", (unsigned long long)options.seed);
	add(text, ",\"rules\":%zu}\n", summary->programs->n);
}

static void add_need(struct text *text, const char *why)
{
	struct reason reason = parse_reason(why);

	if (reason.kind != OF_NO_KIND) {
		add_member(text, "kind", kind_names[reason.kind]);
		add_member(text, "requires", reason.what);
		add_member(text, "remedy", reason.remedy);
	}
	free_reason(&reason);
}

static void add_jsonl(struct out *out, const struct result *result, size_t n)
{
	struct text *text = &out->pending;
	const struct tap *tap = &result->tap;
	char *former = former_ids(result->program->id);

	add(text, "{\"event\":\"rule\",\"number\":%zu", n);
	add_member(text, "rule", result->program->id);
	add_member(text, "formerly", former);
	free(former);
	add_member(text, "verdict",
		   result->verdict == INFO_FAIL
			   ? "FAIL"
			   : verdict_names[result->verdict]);
	add_member(text, "reason", result->reason);
	if (result->verdict == SKIP)
		add_need(text, result->reason);
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
	char *ended = time_in_utc();

	add(text, "{\"event\":\"end\"");
	add_member(text, "ended", ended);
	free(ended);
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

static const struct printer jsonl = {
	.name = "jsonl",
	.order = 50,
	.begin = begin_jsonl,
	.result = add_jsonl,
	.end = end_jsonl,
};

REGISTER_PRINTER(jsonl);
