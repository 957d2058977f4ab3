/* SPDX-License-Identifier: GPL-2.0-or-later */
/* job.h - what is to run, and what comes of it. */
#ifndef RUN_JOB_H
#define RUN_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "input/select.h"

struct outcome {
	int start_error; /* errno; nothing else is known then */
	int status;	 /* as of wait(2) */
	bool timed_out, flooded;
	int left; /* processes that outlived it */
	double ms;
	struct text out, err;
};

/* What runs; for the progress bar. */
struct running {
	const struct program *program;
	int64_t since;
};

struct job {
	const struct programs *programs;
	int repeat;			/* each so many times */
	const char *argument;		/* for the programs, or NULL */
	void (*starts)(size_t program); /* may be NULL */
	/* Takes over what the outcome holds. */
	void (*ended)(size_t program, struct outcome *outcome);
	/* Ten times a second, or more often; may be NULL. */
	void (*tick)(const struct running *running, size_t n);
};

#endif
