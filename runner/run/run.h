/* SPDX-License-Identifier: GPL-2.0-or-later */
/* run.h - runs programs in parallel. */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include <stddef.h>

#include "run/job.h"

size_t count_cpus(void); /* that we may use */
void prepare_running(void);
void run_programs(const struct job *job);
/* The number of leftover processes of unknown origin. */
int unclaimed_leftovers(void);

#endif
