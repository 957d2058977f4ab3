/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * probes.h - further system calls and files in which a process sees PIDs.
 *
 * There are too many for each observation.  Each process makes one of them
 * after each step, for all PIDs from 1 on, or for all namespaces or processes.
 */
#ifndef PROBES_H
#define PROBES_H

#include <errno.h>

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

/* The last row of each table has no name. */
extern const struct probe pid_probes[], proc_probes[], namespace_probes[],
	ipc_probes[];

const struct probe *probe_at(int which); /* of all tables, or NULL */
int count_probes(void);

static inline int zero_or_error(long result)
{
	return result < 0 ? -errno : 0;
}

/* An expectation of several tables: the PID of the caller. */
int as_own_number(const struct model *m, int p, int n);

/* Makes the probe for 1 to @last, and stores the results from @seen[1] on. */
void make_probe(int which, int last, int *seen);

#endif
