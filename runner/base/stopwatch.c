// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stopwatch.c - time spent on something, without the time in which this process
 * was stopped.
 *
 * No clock of the kernel excludes that time: between SIGTSTP and SIGCONT,
 * CLOCK_MONOTONIC advances.  So each iteration of a loop adds the time since
 * the iteration before, but at most LONGEST_TURN_MS.  The loop must iterate at
 * least every TURN_MS.
 */
#include <time.h>

#include "base/stopwatch.h"

enum { LONGEST_TURN_MS = 2 * TURN_MS };

int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

void start_stopwatch(struct stopwatch *stopwatch)
{
	*stopwatch = (struct stopwatch){ .seen = now() };
}

void restart_stopwatch(struct stopwatch *stopwatch)
{
	stopwatch->waited = 0;
}

void update_stopwatch(struct stopwatch *stopwatch)
{
	int64_t time = now(), passed = time - stopwatch->seen;

	if (passed > LONGEST_TURN_MS * (int64_t)MS)
		passed = LONGEST_TURN_MS * (int64_t)MS;
	stopwatch->seen = time;
	stopwatch->waited += passed;
	stopwatch->spent += passed;
}

int64_t nanoseconds(double seconds)
{
	return (int64_t)(seconds * 1000) * MS;
}

int next_turn(int64_t left)
{
	if (left <= 0)
		return 0;
	return left < TURN_MS * (int64_t)MS ? (int)(left / MS) + 1 : TURN_MS;
}
