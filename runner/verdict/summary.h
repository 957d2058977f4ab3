/* SPDX-License-Identifier: GPL-2.0-or-later */
/* summary.h - the summary of all results. */
#ifndef VERDICT_SUMMARY_H
#define VERDICT_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "input/origin.h"
#include "input/result.h"
#include "input/select.h"

enum { LEVELS = 5 }; /* MUST, SHOULD, CODE, INFO, none of them */

struct summary {
	const struct programs *programs;
	struct result *results;
	size_t done; /* the number of results that are printed */
	int count[VERDICTS];
	int level_count[LEVELS][VERDICTS];
	double seconds;
	const char *kernel, *build, *machine, *context;
	struct origin origin;
	const char *target;	/* of boot: the kernel */
	char *vm;		/* of boot: the machine, or NULL */
	const char *lost;	/* why results are missing, or NULL */
	bool doubtful;		/* the results contradict each other */
	struct text last_words; /* of the kernel, on the console */
	const char *truncated;	/* which file, and the limit */
};

extern const char *const level_names[LEVELS];

void count_result(struct summary *summary, const struct result *result);
/* The exit status for these counts. */
int status_by_counts(const struct summary *summary);
/* The last line, which scripts parse. */
char *summary_line(const struct summary *summary);

#endif
