// SPDX-License-Identifier: GPL-2.0-or-later
/* result.c - the result of a rule. */
#include <stdlib.h>

#include "base/text.h"
#include "input/result.h"
#include "input/tap.h"

const char *const verdict_names[VERDICTS] = {
	[PASS] = "PASS",   [SKIP] = "SKIP",	  [XFAIL] = "XFAIL",
	[ERROR] = "ERROR", [TIMEOUT] = "TIMEOUT", [XPASS] = "XPASS",
	[FAIL] = "FAIL",   [INFO_FAIL] = "INFO",
};

void free_evidence(struct result *result)
{
	tap_free(&result->tap);
	drop(&result->out);
	drop(&result->err);
	drop(&result->console);
}

void free_result(struct result *result)
{
	free_evidence(result);
	free(result->reason);
}
