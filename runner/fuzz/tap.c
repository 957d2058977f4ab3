// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * tap.c - fuzzes the TAP reader, the computation of verdicts, and the reader of
 * guest output.
 *
 *	make fuzz
 *
 * The first byte selects the size of chunks and the exit status.  Results must
 * not depend on the size of chunks.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "input/record.h"
#include "input/result.h"
#include "input/select.h"
#include "input/tap.h"
#include "options/options.h"
#include "run/run.h"
#include "verdict/verdict.h"

static void want_same(const struct tap *a, const struct tap *b)
{
	want(same(a->says, b->says) && same(a->level, b->level) &&
	     same(a->source, b->source) && same(a->skip, b->skip) &&
	     same(a->no_verdict, b->no_verdict) &&
	     same(a->timeout, b->timeout) && same(a->where, b->where) &&
	     same(a->bail_out, b->bail_out) &&
	     same(a->comments.data, b->comments.data));
	want(a->plans == b->plans && a->plan == b->plan &&
	     a->points == b->points && a->passed == b->passed &&
	     a->failed == b->failed && a->skipped == b->skipped &&
	     a->late_plan == b->late_plan && a->disorder == b->disorder);
	want(a->failure.number == b->failure.number &&
	     same(a->failure.text, b->failure.text) &&
	     same(a->failure.where, b->failure.where) &&
	     same(a->failure.expected, b->failure.expected) &&
	     same(a->failure.actual, b->failure.actual) &&
	     same(a->failure.waiting.data, b->failure.waiting.data));
}

static void feed_pieces(struct tap *tap, const char *bytes, size_t size,
			size_t piece)
{
	for (; size > piece; bytes += piece, size -= piece)
		tap_feed(tap, bytes, piece);
	tap_feed(tap, bytes, size);
	tap_end(tap);
}

static void want_sound(const struct result *result, int status)
{
	const struct tap *tap = &result->tap;

	want(result->verdict != PASS ||
	     (status == 0 && tap->plans == 1 && tap->points == tap->plan &&
	      tap->failed == 0 && tap->passed > 0 && !tap->disorder));
	want(result->verdict != FAIL || (status <= 1 && tap->failed > 0));
	want(result->verdict != SKIP || (tap->skip && tap->points == 0));
	want(result->verdict == PASS || result->verdict == FAIL ||
	     result->verdict == INFO_FAIL || result->reason);
	want(tap->passed + tap->failed + tap->skipped == tap->points);
	want_clean(tap->says);
	want_clean(tap->failure.text);
	want_clean(tap->comments.data);
	want_clean(result->reason);
}

/* ---- Output of a guest --------------------------------------------------- */

static void take_fact(void *whom, const char *key, const char *value)
{
	want_clean(key);
	want_clean(value);
	*(size_t *)whom += 1;
}

static void take_result(void *whom, const char *id, struct result *result)
{
	want_clean(id);
	want_clean(result->reason);
	want_clean(result->tap.comments.data);
	want_clean(result->console.data);
	want((int)result->verdict < VERDICTS && result->runs != 0);
	free_result(result);
	*(size_t *)whom += 1000;
}

/* Counts facts, and results in thousands. */
static size_t read_record(const char *bytes, size_t size, size_t piece)
{
	static const struct record_reader reader = { take_fact, take_result };
	size_t understood = 0;
	struct record record = { .reader = &reader, .whom = &understood };

	for (; size > piece; bytes += piece, size -= piece)
		record_feed(&record, bytes, piece);
	record_feed(&record, bytes, size);
	record_free(&record);
	return understood;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int statuses[] = { 0, 1, 4, 99, 42 };
	const char *bytes = (const char *)data + 1;
	struct outcome outcome = { 0 };
	struct tap cut = { 0 };
	struct result result;
	int status;

	if (size == 0)
		return 0;
	size--;
	options.timeout = 10;
	status = statuses[data[0] % 5];
	feed_pieces(&cut, bytes, size, 1 + data[0] / 5);
	outcome.status = status << 8;
	add_bytes(&outcome.out, bytes, size);
	result = evaluate(&(struct program){ .id = "a.b", .path = "a/b" },
			  &outcome);
	want_same(&cut, &result.tap);
	want_sound(&result, status);
	tap_free(&cut);
	free_result(&result);
	want(read_record(bytes, size, 1 + data[0] / 5) ==
	     read_record(bytes, size, size + 1));
	return 0;
}
