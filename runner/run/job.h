/* SPDX-License-Identifier: GPL-2.0-or-later */
/* job.h - programs to run, and their outcomes. */
#ifndef RUN_JOB_H
#define RUN_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "input/select.h"

struct outcome {
	int start_error; /* errno; if set, the rest is not */
	int status;	 /* of wait(2) */
	bool timed_out, flooded;
	int left; /* processes that outlived it */
	double ms;
	struct text out, err;
};

/* A running program, for the progress bar. */
struct running {
	const struct program *program;
	int64_t since;
};

struct job {
	const struct programs *programs;
	int repeat;			/* runs of each program */
	const char *argument;		/* for the programs, or NULL */
	void (*starts)(size_t program); /* may be NULL */
	/* Takes ownership of the contents of @outcome. */
	void (*ended)(size_t program, struct outcome *outcome);
	/* Called at least ten times a second; may be NULL. */
	void (*tick)(const struct running *running, size_t n);
};

#endif
