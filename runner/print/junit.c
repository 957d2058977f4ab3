// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * junit.c - results as JUnit XML, as CI services read it.
 *
 * The attributes of <testsuite> are sums, so the test cases are collected until
 * the end.  XFAIL and a rule of level INFO are <skipped>, as by pytest.
 */
#include <stdlib.h>
#include <string.h>

#include "base/foreign.h"
#include "base/out.h"
#include "base/signal.h"
#include "base/text.h"
#include "base/version.h"
#include "input/origin.h"
#include "input/result.h"
#include "input/tap.h"
#include "options/printers.h"
#include "run/signals.h"
#include "verdict/summary.h"

static struct text cases;

static void add_attribute(struct text *text, const char *name,
			  const char *value)
{
	add(text, " %s=\"", name);
	add_xml(text, value);
	add(text, "\"");
}

static void add_property(struct text *text, const char *indent,
			 const char *name, const char *value)
{
	if (!value)
		return;
	add(text, "%s<property name=\"%s\"", indent, name);
	add_attribute(text, "value", value);
	add(text, "/>\n");
}

static void begin_junit(struct out *out, const struct summary *summary)
{
	(void)out;
	(void)summary;
	drop(&cases);
}

static void add_detail(struct text *text, const char *name, const char *value)
{
	if (value)
		add(text, "%-9s %s\n", name, value);
}

/* The facts about a result, as text. */
static char *details(const struct result *result)
{
	const struct tap *tap = &result->tap;
	struct text text = { 0 };

	add_detail(&text, "rule", tap->says);
	add_detail(&text, "source", tap->source);
	add_detail(&text, "check", tap->failed ? tap->failure.text : NULL);
	add_detail(&text, "expected", tap->failure.expected);
	add_detail(&text, "actual", tap->failure.actual);
	add_detail(&text, "where", tap->failure.where);
	add_bytes(&text, tap->failure.waiting.data,
		  tap->failure.waiting.length);
	add_bytes(&text, tap->comments.data, tap->comments.length);
	add_bytes(&text, result->console.data, result->console.length);
	add(&text, "%s", "");
	return text.data;
}

/* <failure>, <error> or <skipped>; nothing for a rule that passed. */
static void add_outcome(struct text *text, const struct result *result)
{
	static const char *const element[VERDICTS] = {
		[SKIP] = "skipped",	 [XFAIL] = "skipped",
		[INFO_FAIL] = "skipped", [ERROR] = "error",
		[TIMEOUT] = "error",	 [XPASS] = "failure",
		[FAIL] = "failure",
	};
	const char *name = element[result->verdict], *message = result->reason;
	char *text_of_it;

	if (!name)
		return;
	if (!message)
		message = result->verdict == INFO_FAIL ? INFO_REASON
			  : result->tap.failed ? result->tap.failure.text
					       : "";
	text_of_it = details(result);
	add(text, "      <%s", name);
	add_attribute(text, "type", verdict_names[result->verdict]);
	add_attribute(text, "message", message);
	add(text, ">");
	add_xml(text, text_of_it);
	add(text, "</%s>\n", name);
	free(text_of_it);
}

static void add_stderr(struct text *text, const struct result *result)
{
	struct text err = { 0 };

	if (!result->err.length || result->verdict == PASS)
		return;
	add_clean_lines(&err, "", result->err.data, result->err.length);
	add(text, "      <system-err>");
	add_xml(text, err.data);
	add(text, "</system-err>\n");
	drop(&err);
}

static void add_junit(struct out *out, const struct result *result, size_t n)
{
	const char *id = result->program->id, *dot = strchr(id, '.');
	char *area = copy_part(id, dot ? (size_t)(dot - id) : strlen(id));

	(void)out;
	(void)n;
	add(&cases, "    <testcase");
	add_attribute(&cases, "classname", area);
	add_attribute(&cases, "name", id);
	add(&cases, " time=\"%.4f\">\n      <properties>\n", result->ms / 1000);
	add_property(&cases, "        ", "level", result->tap.level);
	add_property(&cases, "        ", "says", result->tap.says);
	add_property(&cases, "        ", "source", result->tap.source);
	add(&cases, "      </properties>\n");
	add_outcome(&cases, result);
	add_stderr(&cases, result);
	add(&cases, "    </testcase>\n");
	free(area);
}

/* Results that are missing are one more error. */
static bool add_loss(const struct summary *summary)
{
	char *signal = interrupted_by() ? print("interrupted by %s",
						signal_name(interrupted_by()))
					: NULL;
	const char *why = signal ? signal : summary->lost;

	if (why) {
		add(&cases, "    <testcase classname=\"pidspec\" "
			    "name=\"results are missing\">\n      <error");
		add_attribute(&cases, "message", why);
		add(&cases, ">");
		add_xml(&cases, summary->last_words.data
					? summary->last_words.data
					: "");
		add(&cases, "</error>\n    </testcase>\n");
	}
	free(signal);
	return why;
}

static void add_origin(struct text *text, const struct origin *origin)
{
	char *ended = time_in_utc();

	add_property(text, "      ", "began", origin->began);
	add_property(text, "      ", "ended", ended);
	add_property(text, "      ", "rule_set", origin->rule_set);
	add_property(text, "      ", "config", origin->config);
	add_property(text, "      ", "command", origin->command);
	free(ended);
}

static void end_junit(struct out *out, const struct summary *summary)
{
	const int *count = summary->count;
	struct text *text = &out->pending;
	int all = add_loss(summary), lost = all;

	for (int i = 0; i < VERDICTS; i++)
		all += count[i];
	add(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		  "  <testsuite");
	add_attribute(text, "name",
		      summary->target ? summary->target : "pidspec");
	add_attribute(text, "hostname", summary->origin.host);
	add_attribute(text, "timestamp", summary->origin.began);
	add(text,
	    " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" "
	    "time=\"%.3f\">\n    <properties>\n",
	    all, count[FAIL] + count[XPASS],
	    count[ERROR] + count[TIMEOUT] + lost,
	    count[SKIP] + count[XFAIL] + count[INFO_FAIL], summary->seconds);
	add_property(text, "      ", "pidspec", PIDSPEC_VERSION);
	add_property(text, "      ", "kernel", summary->kernel);
	add_property(text, "      ", "build", summary->build);
	add_property(text, "      ", "machine", summary->machine);
	add_property(text, "      ", "context", summary->context);
	add_property(text, "      ", "vm", summary->vm);
	add_origin(text, &summary->origin);
	add(text, "    </properties>\n");
	add_bytes(text, cases.data, cases.length);
	add(text, "  </testsuite>\n</testsuites>\n");
	drop(&cases);
}

static const struct printer junit = {
	.name = "junit",
	.order = 60,
	.begin = begin_junit,
	.result = add_junit,
	.end = end_junit,
};

REGISTER_PRINTER(junit);
