/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * probes.h - further system calls and files in which a process sees PIDs.
 *
 * There are too many for each observation.  Each process makes one of them
 * after each step, for all PIDs from 1 on, or for all namespaces or processes.
 */
#ifndef PROBES_H
#define PROBES_H

#include "probe.h"

const struct probe *probe_at(int which); /* of all tables, or NULL */
int count_probes(void);

/* Makes the probe for 1 to @last, and stores the results from @seen[1] on. */
void make_probe(int which, int last, int *seen);

#endif
