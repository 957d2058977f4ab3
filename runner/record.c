// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * record.c - the runner's own stream (stream.c), read back into results.
 *
 * A kernel that is judged in a guest may die in the middle of a line.  Whatever
 * makes no sense is ignored, and a rule counts when its point is there.
 *
 * Who writes it may be hostile.  What is kept of a rule is limited, and of all
 * rules; beyond that, a rule has its verdict and its reason.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runner.h"

static void replace(char **where, const char *what)
{
	free(*where);
	*where = copy(what);
}

enum { COST_OF_A_LINE = 16 }; /* what is printed in front of it, or more */

/* Counts a line of such a length, to be kept for the rule. */
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

/* Always, but not all of it; cut between two characters, which are UTF-8. */
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

/* "3 of 5 FAIL" */
static void read_runs(struct result *result, const char *value)
{
	char name[16];
	int n, verdict;

	if (sscanf(value, "%d of %d %15s", &n, &result->runs, name) != 3)
		return;
	verdict = verdict_named(name, strlen(name));
	if (verdict != -1)
		result->runs_with[verdict] = n;
}

/* "5 getpid() == 1" */
static void read_check(struct record *record, const char *value)
{
	struct tap *tap = &record->result.tap;
	char *text;

	tap->failed = 1;
	tap->failure.number = strtol(value, &text, 10);
	keep_fact(record, &tap->failure.text, text + (*text == ' '));
}

static void read_fact(struct record *record, const char *key, const char *value)
{
	struct result *result = &record->result;
	struct tap *tap = &result->tap;
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
		result->ms = strtod(value, NULL);
	else if (strcmp(key, "checks") == 0)
		tap->plan = tap->points = atoi(value);
	else if (strcmp(key, "runs") == 0)
		read_runs(result, value);
	else if (strcmp(key, "check") == 0)
		read_check(record, value);
	else if (strcmp(key, "waiting") == 0)
		keep_line(record, &tap->failure.waiting, value);
	else if (strcmp(key, "console") == 0)
		keep_line(record, &result->console, value);
	else if (strcmp(key, "truncated") == 0)
		result->truncated += strtoull(value, NULL, 10);
}

/* What follows the id: "# SKIP reason", or nothing. */
static void read_directive(struct record *record, bool held, const char *text)
{
	struct result *result = &record->result;
	const char *word = after(text, " # ");
	size_t length = word ? strcspn(word, " ") : 0;
	int verdict = word ? verdict_named(word, length) : -1;

	result->verdict = verdict != -1 ? (enum verdict)verdict
			  : held	? PASS
					: FAIL;
	if (result->verdict == XFAIL && result->tap.level &&
	    strcmp(result->tap.level, "INFO") == 0)
		result->verdict = INFO_FAIL;
	else if (word && !result->reason && word[length])
		keep_reason(record, word + length + 1);
	if (result->runs <= 0) {
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
}

/* "17 init.adopts-orphans"; that of another rule is none. */
static void read_point(struct record *record, bool held, const char *text)
{
	const char *id;

	text += strspn(text, "0123456789");
	id = record->rule ? after(text, " ") : NULL;
	text = id ? after(id, record->rule) : NULL;
	if (!text || (*text != '\0' && *text != ' '))
		return;
	read_directive(record, held, text);
	record->kept += record->held;
	record->reader->ended(record->whom, record->rule, &record->result);
	record->result = (struct result){ 0 };
	forget(record);
}

/* "key: value", of a rule or of the whole. */
static void read_pair(struct record *record, char *key)
{
	char *value = strstr(key, ": ");

	if (!value)
		return;
	*value = '\0';
	value += 2;
	if (strcmp(key, "rule") == 0) {
		forget(record);
		record->rule = copy(value);
	} else if (record->rule && strcmp(key, "start") != 0 &&
		   strcmp(key, "alive") != 0 && strcmp(key, "end") != 0) {
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
