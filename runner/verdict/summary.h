/* SPDX-License-Identifier: GPL-2.0-or-later */
/* summary.h - what all results come to. */
#ifndef VERDICT_SUMMARY_H
#define VERDICT_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "input/result.h"
#include "input/select.h"

enum { LEVELS = 5 }; /* MUST, SHOULD, CODE, INFO, none of them */

struct summary {
	const struct programs *programs;
	struct result *results;
	size_t done; /* the first so many have been printed */
	int count[VERDICTS];
	int level_count[LEVELS][VERDICTS];
	double seconds;
	const char *kernel, *build, *machine, *context;
	const char *target, *vm; /* if it was booted: which, and how */
	const char *lost;	 /* why there is no more of it */
	bool doubtful;		 /* nor is what there is to be trusted */
	struct text last_words;	 /* of its kernel */
	const char *truncated;	 /* what was, and where */
};

extern const char *const level_names[LEVELS];

void count_result(struct summary *summary, const struct result *result);
/* The exit status for these counts. */
int status_by_counts(const struct summary *summary);
/* The last line, which scripts look for. */
char *summary_line(const struct summary *summary);

#endif
