/* SPDX-License-Identifier: GPL-2.0-or-later */
/* keeper.h - the process that runs and reaps one program at a time. */
#ifndef RUN_KEEPER_H
#define RUN_KEEPER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/limits.h"
#include "run/job.h"

/* An outcome in shared memory. */
struct ending {
	size_t program;
	int start_error, status, left;
	bool timed_out, flooded;
	bool spoilt; /* its keeper cannot run another program */
	double ms;
	size_t length[2];
	char bytes[2][MOST_OUTPUT]; /* stdout, stderr */
};

_Noreturn void keep(int orders, int answers, const struct job *job,
		    struct ending *ending, pid_t parent);

#endif
