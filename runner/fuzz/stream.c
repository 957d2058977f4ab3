// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stream.c - fuzzes the output of a container or a guest: read into results
 * (record.c), ordered and printed (relay.c, the printers).
 *
 * The first byte selects the size of chunks, the repetitions and the format.
 * For any input, limits hold, each rule has one verdict, progress is finite,
 * and the output is safe to print on a terminal.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "fuzz.h"
#include "input/record.h"
#include "input/result.h"
#include "input/select.h"
#include "input/tap.h"
#include "options/options.h"
#include "options/printers.h"
#include "relay.h"
#include "verdict/summary.h"

static const char *const ids[] = { "a.b", "a.c", "init.adopts-orphans",
				   "numbering.a" };

enum { IDS = sizeof(ids) / sizeof(ids[0]), FACTS = 4 };

static struct relay relay;
static int progress;
static size_t evidence; /* bytes of the results */

static size_t size_of(const char *string)
{
	return string ? strlen(string) : 0;
}

static size_t evidence_of(const struct result *result)
{
	const struct tap *tap = &result->tap;

	return size_of(tap->says) + size_of(tap->level) + size_of(tap->source) +
	       size_of(tap->failure.text) + size_of(tap->failure.where) +
	       size_of(tap->failure.expected) + size_of(tap->failure.actual) +
	       tap->failure.waiting.length + tap->comments.length +
	       result->err.length + result->console.length;
}

static void take_fact(void *whom, const char *key, const char *value)
{
	(void)whom;
	want_clean(key);
	want_clean(value);
	progress += relay_fact(&relay, key, value);
}

static void take_result(void *whom, const char *id, struct result *result)
{
	size_t size = evidence_of(result);

	(void)whom;
	want_clean(id);
	want(size <= MOST_EVIDENCE);
	want(size_of(result->reason) <= MOST_REASON);
	want((int)result->verdict < VERDICTS && result->runs > 0);
	evidence += size;
	want(evidence <= MOST_STREAM);
	progress += relay_result(&relay, id, result);
	relay_ready(&relay);
}

static void begin(size_t format)
{
	static struct program programs[IDS];

	for (size_t i = 0; i < IDS; i++)
		programs[i] = (struct program){ .id = (char *)ids[i],
						.path = (char *)ids[i] };
	options.format = (int)format;
	options.color = NEVER;
	options.timeout = 10;
	relay = (struct relay){ .programs = { programs, IDS } };
	prepare_relay(&relay, "a target", "x86_64");
	relay.out.fd = -1; /* output stays pending */
	progress = 0;
	evidence = 0;
}

static void feed(const char *bytes, size_t size, size_t piece, int times)
{
	static const struct record_reader reader = { take_fact, take_result };
	static const char header[] = "#:pidspec_run: this\n"
				     "#:pidspec_rules: 0000000000000007\n";
	struct record record = { .reader = &reader, .run = "this", .rules = 7 };

	record_feed(&record, header, strlen(header));

	while (times-- > 0) {
		size_t left = size;
		const char *at = bytes;

		for (; left > piece; at += piece, left -= piece)
			record_feed(&record, at, piece);
		record_feed(&record, at, left);
	}
	record_free(&record);
}

/* Returns the output; free() it. */
static char *end(void)
{
	const struct summary *summary = &relay.summary;
	const char **facts[] = { &relay.summary.kernel, &relay.summary.build,
				 &relay.summary.machine,
				 &relay.summary.context };
	size_t n = 0;
	char *all;

	finish_relay(&relay);
	for (int i = 0; i < VERDICTS; i++)
		n += summary->count[i];
	want(n <= IDS && progress <= FACTS + 2 * IDS);
	want_clean(relay.out.pending.data);
	all = copy(relay.out.pending.data);
	drop(&relay.out.pending);
	for (size_t i = 0; i < IDS; i++)
		free_result(&relay.summary.results[i]);
	free(summary->results);
	free(relay.contradiction);
	free(relay.state);
	for (int i = 0; i < FACTS; i++)
		free((char *)*facts[i]);
	return all;
}

/* Ignores digits, because some lines have times. */
static bool same_but_for_digits(const char *a, const char *b)
{
	static const char digits[] = "0123456789.e+-";

	while (*a && *b) {
		a += strspn(a, digits);
		b += strspn(b, digits);
		if (*a != *b)
			return false;
		a += *a != '\0';
		b += *b != '\0';
	}
	a += strspn(a, digits);
	b += strspn(b, digits);
	return *a == *b;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data + 1;
	char *whole, *cut;
	size_t formats;
	int times;

	if (size == 0)
		return 0;
	size--;
	printers(&formats);
	times = 1 + data[0] / 16;
	begin(data[0] % formats);
	feed(bytes, size, size + 1, times);
	whole = end();
	begin(data[0] % formats);
	feed(bytes, size, 1 + data[0] / 5, times);
	cut = end();
	want(same_but_for_digits(whole, cut));
	free(whole);
	free(cut);
	return 0;
}
