/* SPDX-License-Identifier: GPL-2.0-or-later */
/* result.h - what is known of a rule that was tested. */
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
	struct text console; /* what the kernel said meanwhile */
	uint64_t truncated;  /* bytes of all that, beyond its limit */
	const char *target;  /* a kernel that was booted; NULL: this one */
	double ms;
	int runs, runs_with[VERDICTS];
};

extern const char *const verdict_names[VERDICTS];
/* Of INFO_FAIL, which every reader has to take for an expected failure. */
#define INFO_REASON "the level of this rule is INFO"

/* All that it takes to print it; verdict, reason and time stay. */
void free_evidence(struct result *result);
void free_result(struct result *result);

#endif
