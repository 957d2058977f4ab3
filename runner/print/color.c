// SPDX-License-Identifier: GPL-2.0-or-later
/* color.c - colors of verdicts. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "input/result.h"
#include "options/options.h"
#include "print/color.h"

static const char *const colors[VERDICTS] = {
	[PASS] = "32", [SKIP] = "33",  [XFAIL] = "33", [INFO_FAIL] = "33",
	[FAIL] = "31", [XPASS] = "31", [ERROR] = "35", [TIMEOUT] = "35",
};

static bool colored(void)
{
	static int decided = -1;
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (decided == -1)
		decided = options.color == ALWAYS ||
			  (options.color == AUTO && isatty(1) && !(no && *no) &&
			   term && strcmp(term, "dumb") != 0);
	return decided;
}

void add_colored(struct text *text, enum verdict verdict, const char *words)
{
	if (colored())
		add(text, "\033[1;%sm%s\033[0m", colors[verdict], words);
	else
		add(text, "%s", words);
}
