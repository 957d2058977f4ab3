// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * known.c - fuzzes the reader of known issues, and their effect on verdicts.
 * The first line is SOURCE_DATE_EPOCH.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "input/known.h"
#include "input/result.h"
#include "input/select.h"

static char *text;

static void parse(void)
{
	parse_known("known", text);
}

/* Only FAIL and INFO become XFAIL, only PASS becomes XPASS, and only once. */
static void want_verdict(enum verdict before, const struct result *after)
{
	bool failed = before == FAIL || before == INFO_FAIL;

	if (after->verdict == before) {
		want(!after->reason);
		return;
	}
	want(after->verdict == (failed ? XFAIL : XPASS));
	want(failed || before == PASS);
	want(after->reason && *after->reason);
}

static void apply(const char *id, enum verdict before)
{
	const struct program program = { .id = (char *)id };
	struct result result = { .program = &program, .verdict = before };
	enum verdict once;

	result.tap.failure.text = copy("init exits with status 0");
	result.tap.failure.actual = copy("killed by SIGKILL");
	apply_known(&result);
	want_verdict(before, &result);
	once = result.verdict;
	apply_known(&result);
	want(result.verdict == once);
	free_result(&result);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const ids[] = { "init.adopts-orphans", "numbering.a",
					   "a.b" };
	char *epoch = copy_part((const char *)data, size);
	char *end = strchr(epoch, '\n');

	text = end ? end + 1 : epoch + strlen(epoch);
	if (end)
		*end = '\0';
	setenv("SOURCE_DATE_EPOCH", epoch, true);
	if (goes_well(parse))
		for (int verdict = 0; verdict < VERDICTS; verdict++)
			for (int i = 0; i < 3; i++)
				apply(ids[i], verdict);
	forget_known();
	free(epoch);
	return 0;
}
