// SPDX-License-Identifier: GPL-2.0-or-later
/* bar.c - the progress bar. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/stopwatch.h"
#include "base/terminal.h"
#include "base/text.h"
#include "input/result.h"
#include "options/options.h"
#include "print/bar.h"
#include "print/printer.h"
#include "run/run.h"
#include "verdict/summary.h"

enum { FIRST_DRAWN_MS = 150, BETWEEN_MS = 100 };

static struct {
	bool decided, wanted;
	int64_t began, last;
	size_t ended, planned;
	int failed, without;
} bar;

static bool want_bar(void)
{
	const char *ci = getenv("CI"), *term = getenv("TERM");

	return isatty(2) && !(ci && *ci) && term && strcmp(term, "dumb") != 0 &&
	       !options.quiet && printer()->for_people;
}

void count_in_bar(const struct summary *summary, size_t ended, size_t planned)
{
	bar.ended = ended;
	bar.planned = planned;
	bar.failed = summary->count[FAIL] + summary->count[XPASS];
	bar.without = summary->count[ERROR] + summary->count[TIMEOUT];
}

static void add_running(struct text *line, const struct running *running,
			size_t n, int64_t time)
{
	for (size_t i = 0; i < n; i++) {
		int64_t ms = (time - running[i].since) / MS;

		add(line, "%s%s", i ? ", " : "", running[i].program->id);
		if (ms >= 1000)
			add(line, " (%d s)", (int)(ms / 1000));
	}
}

void draw_bar(const struct running *running, size_t n)
{
	enum { WIDTH = 24 };
	struct text line = { 0 };
	int64_t time = now();
	int full;

	if (!bar.decided) {
		bar.decided = true;
		bar.wanted = want_bar();
		bar.began = time;
	}
	if (!bar.wanted || time - bar.began < FIRST_DRAWN_MS * MS ||
	    (is_line_drawn() && time - bar.last < BETWEEN_MS * MS))
		return;
	full = bar.planned ? (int)(WIDTH * bar.ended / bar.planned) : 0;
	add(&line, "[%.*s%*s] %zu/%zu, %d s: ", full,
	    "########################", WIDTH - full, "", bar.ended,
	    bar.planned, (int)((time - bar.began) / (1000 * MS)));
	if (bar.failed + bar.without)
		add(&line, "%d fail, %d error; ", bar.failed, bar.without);
	add_running(&line, running, n, time);
	draw_line(line.data);
	drop(&line);
	bar.last = time;
}
