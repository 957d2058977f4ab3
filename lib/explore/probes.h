/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * probes.h - further system calls and files in which a process sees PIDs.
 *
 * There are too many for each observation.  Each process makes one of them
 * after each step, for all PIDs from 1 on, or for all namespaces or processes.
 */
#ifndef PROBES_H
#define PROBES_H

#include "scene.h"

struct probe {
	const char *name;			   /* printf(3): the number */
	enum { A_PID, AN_INDEX, NOTHING_ELSE } of; /* from 1 on; or none */
	/* What the caller sees: a value, -errno, or ANY if it is not known
	   here. Changes nothing. */
	int (*look)(int n);
	/* What the documents state, or ANY. */
	int (*expected)(const struct model *m, int p, int n);
};

extern const struct probe probes[];
extern const int probes_count;

/* Makes the probe for 1 to @last, and stores the results from @seen[1] on. */
void make_probe(int which, int last, int *seen);

#endif
