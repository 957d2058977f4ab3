/* SPDX-License-Identifier: GPL-2.0-or-later */
/* search.h - which scenes are run: by chance, all short ones, or a given one.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include "run.h"

struct plan {
	uint64_t seed;
	long scenes, seconds;
	int steps, processes, exhaustive, jobs;
	int part, parts; /* of the exhaustive search; from 1 on, 0: all of it */
	bool deviations, no_shrink, storm;
	int count; /* of the given steps */
	struct step given[MAX_STEPS];
};

/* In a guest of our own, messages to the console of the kernel; or -1. */
extern int console;

/* Runs scenes as worker number @worker, and sends its findings to @pipe. */
void search(const struct plan *plan, int worker, int pipe);

#endif
