/* SPDX-License-Identifier: GPL-2.0-or-later */
/* record.h - the runner's own stream, read back. */
#ifndef INPUT_RECORD_H
#define INPUT_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "input/result.h"

struct record_reader {
	/* What is said of no rule, or of one that starts: "start", ID. */
	void (*fact)(void *whom, const char *key, const char *value);
	/* Takes over what the result holds. */
	void (*ended)(void *whom, const char *id, struct result *result);
};

struct record {
	const struct record_reader *reader;
	void *whom;
	const char *run; /* what --run-id of that runner is */
	uint64_t rules;	 /* hash_rule() of each that it was given, added up */

	const char *mismatch; /* what another stream was that came, or NULL */
	bool bound;	      /* a header was there that has both */

	/* The reader's own. */
	struct text line;
	bool named; /* the first half of it */
	char *rule, *malformed;
	struct result result;
	size_t held, kept; /* bytes, of this result and of those before */
};

void record_feed(struct record *record, const char *bytes, size_t length);
void record_free(struct record *record);

#endif
