/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tap.h - the TAP reader. */
#ifndef INPUT_TAP_H
#define INPUT_TAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct tap {
	char *says, *level, *source;
	char *no_verdict, *timeout, *where; /* of an inconclusive test */
	char *bail_out;
	char *skip; /* the reason of "1..0 # SKIP" */
	struct text comments;
	int plans, plan; /* the number of plans, and the first */
	int points, passed, failed, skipped;
	int late_plan, disorder; /* points before the plan; the first
				    that has the wrong number */
	struct {
		int number;
		char *text, *where, *expected, *actual;
		struct text waiting;
	} failure; /* the first */

	/* Private to the reader. */
	struct text line;
	bool in_block, in_failure, in_waiting;
};

void tap_feed(struct tap *tap, const char *bytes, size_t length);
void tap_end(struct tap *tap);
void tap_free(struct tap *tap);

#endif
