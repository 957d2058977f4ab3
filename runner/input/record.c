// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * record.c - reads the runner's own stream (stream.c) back into results.
 *
 * The kernel of a guest may crash in the middle of a line.  Malformed lines are
 * ignored, and a rule counts only when its point is complete.
 *
 * The target itself writes the stream.  So the stream counts only after a
 * header that repeats the random number of this run and the hash of the
 * selected rules.  A rule whose lines contradict each other is ERROR.
 *
 * The writer is not trusted.  The memory for one rule, and for all rules, is
 * limited; beyond the limit, only verdict and reason of a rule are recorded.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/foreign.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "input/record.h"
#include "input/result.h"
#include "input/tap.h"
#include "options/options.h"

static void replace(char **where, const char *what)
{
	free(*where);
	*where = copy(what);
}

enum { COST_OF_A_LINE = 16 }; /* at least the length of its prefix */

/* Reserves space for a line; false if the limit is reached. */
static bool has_room(struct record *record, size_t length)
{
	size_t held = record->held + length + COST_OF_A_LINE;

	if (held > MOST_EVIDENCE || record->kept + held > MOST_STREAM) {
		record->result.truncated += length;
		return false;
	}
	record->held = held;
	return true;
}

static void keep_fact(struct record *record, char **where, const char *what)
{
	if (has_room(record, strlen(what)))
		replace(where, what);
}

static void keep_line(struct record *record, struct text *lines,
		      const char *line)
{
	if (has_room(record, strlen(line)))
		add(lines, "%s\n", line);
}

/* Recorded even beyond the limit, but cut, between two UTF-8 characters. */
static void keep_reason(struct record *record, const char *reason)
{
	struct result *result = &record->result;
	size_t length = strlen(reason), most = MOST_REASON;

	free(result->reason);
	if (length > most) {
		while ((reason[most] & 0xc0) == 0x80)
			most--;
		result->truncated += length - most;
		length = most;
	}
	result->reason = copy_part(reason, length);
}

static int verdict_named(const char *word, size_t length)
{
	for (int i = 0; i < VERDICTS; i++)
		if (strlen(verdict_names[i]) == length &&
		    strncmp(verdict_names[i], word, length) == 0)
			return i;
	return -1;
}

/* Records the first error only. */
static void reject(struct record *record, const char *what, const char *value)
{
	if (!record->malformed)
		record->malformed =
			print("malformed output: %s '%s'", what, value);
}

/* "3 of 5 FAIL" */
static bool read_runs(struct result *result, const char *value)
{
	uint64_t n, runs;
	int verdict;

	if (!take_whole(&value, MOST_COUNT, &n) ||
	    !(value = after(value, " of ")) ||
	    !take_whole(&value, MOST_COUNT, &runs) || *value != ' ' ||
	    n > runs || n == 0)
		return false;
	verdict = verdict_named(value + 1, strlen(value + 1));
	if (verdict == -1)
		return false;
	result->runs = (int)runs;
	result->runs_with[verdict] = (int)n;
	return true;
}

/* "5 getpid() == 1" */
static bool read_check(struct record *record, const char *value)
{
	struct tap *tap = &record->result.tap;
	uint64_t number;

	if (!take_whole(&value, MOST_COUNT, &number) || number == 0)
		return false;
	tap->failed = 1;
	tap->failure.number = (int)number;
	keep_fact(record, &tap->failure.text, value + (*value == ' '));
	return true;
}

static bool read_checks(struct tap *tap, const char *value)
{
	uint64_t number;

	if (!parse_whole(value, 1, MOST_COUNT, &number))
		return false;
	tap->plan = tap->points = (int)number;
	return true;
}

/* "512 bytes" */
static bool read_truncated(struct result *result, const char *value)
{
	uint64_t number;

	if (!take_whole(&value, INT64_MAX, &number) ||
	    strcmp(value, " bytes") != 0)
		return false;
	result->truncated += number;
	return true;
}

static void read_fact(struct record *record, const char *key, const char *value)
{
	struct result *result = &record->result;
	struct tap *tap = &result->tap;
	bool fits = true;
	const struct {
		const char *key;
		char **to;
	} known[] = {
		{ "says", &tap->says },
		{ "level", &tap->level },
		{ "source", &tap->source },
		{ "where", &tap->failure.where },
		{ "expected", &tap->failure.expected },
		{ "actual", &tap->failure.actual },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(key, known[i].key) == 0)
			keep_fact(record, known[i].to, value);
	if (strcmp(key, "reason") == 0)
		keep_reason(record, value);
	else if (strcmp(key, "ms") == 0)
		fits = parse_decimal(value, 0, MOST_SECONDS * 1000.0,
				     &result->ms);
	else if (strcmp(key, "checks") == 0)
		fits = read_checks(tap, value);
	else if (strcmp(key, "runs") == 0)
		fits = read_runs(result, value);
	else if (strcmp(key, "check") == 0)
		fits = read_check(record, value);
	else if (strcmp(key, "waiting") == 0)
		keep_line(record, &tap->failure.waiting, value);
	else if (strcmp(key, "console") == 0)
		keep_line(record, &result->console, value);
	else if (strcmp(key, "truncated") == 0)
		fits = read_truncated(result, value);
	if (!fits)
		reject(record, key, value);
}

/* An expected failure is "not ok # TODO", or "ok # XFAIL". */
static int directive_named(bool held, const char *word, size_t length)
{
	if (!held && length == strlen("TODO") && after(word, "TODO"))
		return XFAIL;
	if (!held && length == strlen("XFAIL") && after(word, "XFAIL"))
		return -1;
	return verdict_named(word, length);
}

/* The text after the id: "# SKIP reason", or nothing; -1 for other text. */
static int read_directive(struct record *record, bool held, const char *text)
{
	struct result *result = &record->result;
	const char *word = after(text, " # ");
	size_t length = word ? strcspn(word, " ") : 0;
	int verdict = word ? directive_named(held, word, length) : -1;
	bool fits = verdict == XFAIL || held == (verdict == SKIP);

	if (*text == '\0')
		return held ? PASS : FAIL;
	if (verdict == -1 || verdict == PASS || verdict == FAIL ||
	    verdict == INFO_FAIL || !fits || word[length] == '\0' ||
	    word[length + 1] == '\0')
		return -1;
	if (verdict == XFAIL && strcmp(word + length + 1, INFO_REASON) == 0)
		return INFO_FAIL;
	if (!result->reason)
		keep_reason(record, word + length + 1);
	return verdict;
}

/* How the lines of a rule contradict each other, or NULL. */
static const char *contradiction(const struct result *result)
{
	const struct tap *tap = &result->tap;
	const int *runs = result->runs_with;
	bool info = tap->level && strcmp(tap->level, "INFO") == 0;
	int all = 0;

	for (int i = 0; i < VERDICTS; i++)
		all += runs[i];
	if (result->verdict == PASS && tap->points == 0)
		return "PASS without a check";
	if (result->verdict == PASS && (tap->failed || result->reason))
		return "PASS with a failed check";
	if (result->verdict == FAIL && !tap->failed && !result->reason)
		return "FAIL without a failed check";
	if (result->verdict == SKIP && tap->failed)
		return "SKIP with a failed check";
	if (result->verdict == INFO_FAIL && !info)
		return "a rule whose level is not INFO";
	if (result->runs && all != result->runs)
		return "runs that do not add up";
	if (result->runs &&
	    (result->verdict == PASS	? runs[PASS] != all
	     : result->verdict == XFAIL ? !runs[FAIL] && !runs[INFO_FAIL]
	     : result->verdict == XPASS ? !runs[PASS]
					: !runs[result->verdict]))
		return "a verdict that differs from those of its runs";
	return NULL;
}

/* Sets the verdict of a rule, from all its lines. */
static void settle(struct record *record, bool held, const char *text)
{
	struct result *result = &record->result;
	int verdict = read_directive(record, held, text);

	if (verdict == -1)
		reject(record, held ? "ok" : "not ok", text);
	result->verdict = verdict == -1 ? ERROR : (enum verdict)verdict;
	if (!record->malformed && contradiction(result))
		reject(record, contradiction(result), verdict_names[verdict]);
	if (record->malformed) {
		result->verdict = ERROR;
		keep_reason(record, record->malformed);
		result->runs = 0;
	}
	if (result->runs == 0) {
		memset(result->runs_with, 0, sizeof(result->runs_with));
		result->runs = 1;
		result->runs_with[result->verdict] = 1;
	}
}

static void forget(struct record *record)
{
	free_result(&record->result);
	record->result = (struct result){ 0 };
	record->held = 0;
	free(record->rule);
	record->rule = NULL;
	free(record->malformed);
	record->malformed = NULL;
}

/* "17 init.adopts-orphans"; a point of another rule is ignored. */
static void read_point(struct record *record, bool held, const char *text)
{
	const char *id;

	text += strspn(text, "0123456789");
	id = record->rule ? after(text, " ") : NULL;
	text = id ? after(id, record->rule) : NULL;
	if (!text || (*text != '\0' && *text != ' '))
		return;
	settle(record, held, text);
	record->kept += record->held;
	record->reader->ended(record->whom, record->rule, &record->result);
	record->result = (struct result){ 0 };
	forget(record);
}

/* "run" and "rules", in this order, bind a stream to this run. */
static void read_binding(struct record *record, const char *key,
			 const char *value)
{
	char rules[17];

	snprintf(rules, sizeof(rules), "%016llx",
		 (unsigned long long)record->rules);
	if (strcmp(key, "run") == 0) {
		forget(record);
		record->bound = false;
		record->named = strcmp(value, record->run) == 0;
		if (!record->named)
			record->mismatch = "of another run";
	} else if (record->named && strcmp(key, "rules") == 0) {
		record->bound = strcmp(value, rules) == 0;
		if (!record->bound)
			record->mismatch = "about other rules";
	}
}

/* Facts about the guest, which are accepted before the header. */
static bool is_of_the_line(const char *key)
{
	return strcmp(key, "alive") == 0 || strcmp(key, "end") == 0;
}

/* "key: value", of a rule or of the run. */
static void read_pair(struct record *record, char *key)
{
	char *value = strstr(key, ": ");

	if (!value)
		return;
	*value = '\0';
	value += 2;
	if (strcmp(key, "run") == 0 || strcmp(key, "rules") == 0) {
		read_binding(record, key, value);
	} else if (is_of_the_line(key)) {
		record->reader->fact(record->whom, key, value);
	} else if (!record->bound) {
		return;
	} else if (strcmp(key, "rule") == 0) {
		forget(record);
		record->rule = copy(value);
	} else if (record->rule && strcmp(key, "start") != 0) {
		read_fact(record, key, value);
	} else {
		record->reader->fact(record->whom, key, value);
	}
}

static void read_line(void *whom, char *line)
{
	struct record *record = whom;
	char *rest;

	if ((rest = after(line, "#:pidspec_")))
		read_pair(record, rest);
	else if ((rest = after(line, "ok ")))
		read_point(record, true, rest);
	else if ((rest = after(line, "not ok ")))
		read_point(record, false, rest);
	else if (record->rule && (rest = after(line, "# stderr: ")))
		keep_line(record, &record->result.err, rest);
	else if (record->rule && (rest = after(line, "# ")))
		keep_line(record, &record->result.tap.comments, rest);
}

void record_feed(struct record *record, const char *bytes, size_t length)
{
	feed_lines(&record->line, bytes, length, read_line, record);
}

void record_free(struct record *record)
{
	forget(record);
	drop(&record->line);
}
