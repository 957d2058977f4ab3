/* SPDX-License-Identifier: GPL-2.0-or-later */
/* result.h - the result of a rule. */
#ifndef INPUT_RESULT_H
#define INPUT_RESULT_H

#include <stdint.h>

#include "base/text.h"
#include "input/select.h"
#include "input/tap.h"

enum verdict { PASS, SKIP, XFAIL, INFO_FAIL, ERROR, TIMEOUT, XPASS, FAIL };
enum { VERDICTS = FAIL + 1 };

struct result {
	const struct program *program;
	enum verdict verdict; /* the worst, if it ran more than once */
	char *reason;	      /* of a SKIP, ERROR, TIMEOUT, XFAIL or XPASS */
	struct tap tap;
	struct text out, err;
	struct text console; /* kernel warnings during the test */
	uint64_t truncated;  /* bytes that were dropped beyond limits */
	const char *target;  /* a kernel that was booted; NULL: this one */
	double ms;
	int runs, runs_with[VERDICTS];
};

extern const char *const verdict_names[VERDICTS];
/* The reason of INFO_FAIL, which the stream has as an expected failure. */
#define INFO_REASON "the level of this rule is INFO"

/* Frees the output that was printed; verdict, reason and time stay. */
void free_evidence(struct result *result);
void free_result(struct result *result);

#endif
