/* SPDX-License-Identifier: GPL-2.0-or-later */
/* finding.h - what a worker sends to the process that prints the report. */
#ifndef FINDING_H
#define FINDING_H

#include "scene.h"

enum news { SUMS, DIFFERENCE, FAILURE };

/* Less than PIPE_BUF bytes: a write of it is atomic. */
struct finding {
	enum news news;
	bool repeats;
	int shrunk_by; /* runs */
	uint64_t seed;
	long scenes, performed;
	long skipped[4]; /* by enum exclusion */
	long states, sequences;
	int transitions[KINDS], failed[KINDS]; /* failed: only of storms */
	long rejected, processes;

	struct step steps[MAX_STEPS];
	struct answer answers[MAX_STEPS];
	int count, at, witness;
	char key[40], what[400], proof[200];
};

_Static_assert(sizeof(struct finding) < 4096, "longer than PIPE_BUF");

/* The results of all workers. */
struct results {
	struct finding sums, found;
	bool has_found;
	int workers; /* whose sums have arrived */
};

#endif
