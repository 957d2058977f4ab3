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
	/* A fact about the run, or the start of a rule: "start", ID. */
	void (*fact)(void *whom, const char *key, const char *value);
	/* Takes ownership of the contents of @result. */
	void (*ended)(void *whom, const char *id, struct result *result);
};

struct record {
	const struct record_reader *reader;
	void *whom;
	const char *run; /* the --run-id of that runner */
	uint64_t rules;	 /* sum of hash_rule() of the selected rules */

	const char *mismatch; /* why a stream was ignored, or NULL */
	bool bound;	      /* a header with both was read */

	/* Private to the reader. */
	struct text line;
	bool named; /* the run of the header matches */
	char *rule, *malformed;
	struct result result;
	size_t held, kept; /* bytes of this result, and of those before */
};

void record_feed(struct record *record, const char *bytes, size_t length);
void record_free(struct record *record);

#endif
