// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * tap.c - reads the TAP of a test program.
 *
 * Input comes in chunks of any size.  Unknown lines are ignored.  verdict.c
 * checks whether plan, points and exit status are consistent.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/foreign.h"
#include "base/number.h"
#include "base/text.h"
#include "input/tap.h"

enum { MAX_REMARKS = 8192 };

/* Keeps the first value. */
static void remember(char **where, const char *what)
{
	if (!*where)
		*where = copy(what);
}

static void add_line(struct text *text, const char *line)
{
	if (text->length + strlen(line) < MAX_REMARKS)
		add(text, "%s\n", line);
}

/* -1 if there is no number; at most INT_MAX. */
static int number(const char **at)
{
	const char *start = *at;
	uint64_t value;

	if (take_whole(at, INT_MAX, &value))
		return (int)value;
	return *at == start ? -1 : INT_MAX;
}

/* The text after "# SKIP" at the end of a line, or NULL. */
static const char *skip_reason(const char *text)
{
	const char *found = NULL;

	for (const char *hash = text; (hash = strchr(hash, '#')); hash++) {
		const char *word = hash + 1 + strspn(hash + 1, " ");

		if (strncasecmp(word, "SKIP", 4) == 0 &&
		    (word[4] == ' ' || word[4] == '\0'))
			found = word + 4 + strspn(word + 4, " ");
	}
	return found;
}

static void read_plan(struct tap *tap, const char *text)
{
	int plan = number(&text);
	const char *reason = skip_reason(text);

	if (plan == -1)
		return;
	if (tap->plans++ == 0) {
		tap->plan = plan;
		tap->late_plan = tap->points;
	}
	if (plan == 0 && reason)
		remember(&tap->skip, reason);
}

static void read_point(struct tap *tap, bool held, const char *text)
{
	int n = number(&text);

	if (tap->points < INT_MAX)
		tap->points++;
	if (n != tap->points && !tap->disorder)
		tap->disorder = tap->points;
	tap->in_failure = !held && tap->failed == 0;
	text += strspn(text, " ");
	text = after(text, "- ") ? after(text, "- ") : text;
	if (tap->in_failure) {
		tap->failure.number = tap->points;
		remember(&tap->failure.text, text);
	}
	if (!held)
		tap->failed++;
	else if (skip_reason(text))
		tap->skipped++;
	else
		tap->passed++;
}

static void read_remark(struct tap *tap, const char *line)
{
	const struct {
		const char *start;
		char **to;
	} known[] = {
		{ "rule: ", &tap->says },
		{ "level: ", &tap->level },
		{ "source: ", &tap->source },
		{ "no verdict: ", &tap->no_verdict },
		{ "timeout: ", &tap->timeout },
		{ "where: ", &tap->where },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const char *value = after(line, known[i].start);

		if (value) {
			remember(known[i].to, value);
			return;
		}
	}
	add_line(&tap->comments, line);
}

/* The indented lines below a point that failed. */
static void read_block(struct tap *tap, const char *line)
{
	const struct {
		const char *start;
		char **to;
	} known[] = {
		{ "where: ", &tap->failure.where },
		{ "expected: ", &tap->failure.expected },
		{ "actual: ", &tap->failure.actual },
	};

	if (strcmp(line, "...") == 0)
		tap->in_block = false;
	if (!tap->in_block || !tap->in_failure)
		return;
	if (tap->in_waiting && after(line, "  - ")) {
		add_line(&tap->failure.waiting, after(line, "  - "));
		return;
	}
	tap->in_waiting = strcmp(line, "waiting:") == 0;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const char *value = after(line, known[i].start);

		if (value)
			remember(known[i].to, value);
	}
}

static void read_line(void *whom, char *line)
{
	struct tap *tap = whom;
	const char *rest;

	if (tap->in_block && (rest = after(line, "  "))) {
		read_block(tap, rest);
		return;
	}
	tap->in_block = tap->points > 0 && strcmp(line, "  ---") == 0;
	tap->in_waiting = false;
	if ((rest = after(line, "# ")))
		read_remark(tap, rest);
	else if ((rest = after(line, "1..")))
		read_plan(tap, rest);
	else if ((rest = after(line, "ok ")))
		read_point(tap, true, rest);
	else if ((rest = after(line, "not ok ")))
		read_point(tap, false, rest);
	else if ((rest = after(line, "Bail out!")))
		remember(&tap->bail_out, rest + strspn(rest, " "));
}

void tap_feed(struct tap *tap, const char *bytes, size_t length)
{
	feed_lines(&tap->line, bytes, length, read_line, tap);
}

void tap_end(struct tap *tap)
{
	if (tap->line.length)
		end_lines(&tap->line, read_line, tap);
	drop(&tap->line);
}

void tap_free(struct tap *tap)
{
	char *strings[] = {
		tap->says,
		tap->level,
		tap->source,
		tap->no_verdict,
		tap->timeout,
		tap->where,
		tap->bail_out,
		tap->skip,
		tap->failure.text,
		tap->failure.where,
		tap->failure.expected,
		tap->failure.actual,
	};

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
		free(strings[i]);
	drop(&tap->comments);
	drop(&tap->failure.waiting);
	drop(&tap->line);
	*tap = (struct tap){ 0 };
}
