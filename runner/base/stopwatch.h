/* SPDX-License-Identifier: GPL-2.0-or-later */
/* stopwatch.h - time, and deadlines. */
#ifndef BASE_STOPWATCH_H
#define BASE_STOPWATCH_H

#include <stdint.h>

enum { MS = 1000000 }; /* in nanoseconds */
int64_t now(void);     /* in nanoseconds */

enum { TURN_MS = 1000 }; /* the longest iteration of a loop with deadlines */

struct stopwatch {
	int64_t seen;	/* now(), in the iteration before */
	int64_t spent;	/* since it began; in nanoseconds */
	int64_t waited; /* since it was renewed */
};

void start_stopwatch(struct stopwatch *stopwatch);
void restart_stopwatch(struct stopwatch *stopwatch);
/* Call this in each iteration. */
void update_stopwatch(struct stopwatch *stopwatch);
int64_t nanoseconds(double seconds);
/* The timeout for poll(2) if @left nanoseconds are left. */
int next_turn(int64_t left);

#endif
