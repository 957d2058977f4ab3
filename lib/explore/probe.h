/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * probe.h - a row of a table of probes: a further system call or file in which
 * a process sees PIDs.
 */
#ifndef PROBE_H
#define PROBE_H

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

static inline int zero_or_error(long result)
{
	return result < 0 ? -errno : 0;
}

/* An expectation of several tables: the PID of the caller. */
static inline int as_own_number(const struct model *m, int p, int n)
{
	(void)n;
	return number_in(m, p, m->p[p].ns);
}

#endif
