/* SPDX-License-Identifier: GPL-2.0-or-later */
/* out.h - standard output and result files. */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/text.h"

struct out {
	int fd;
	const char *name;
	struct text pending; /* not yet written */
	int error;
};

extern struct out standard_output;

/* Bytes that cannot be written stay pending, so that on a full disk the file
   has the beginning of the output. */
void flush_out(struct out *out);
/* Adds to standard_output. */
void say(const char *format, ...) PRINTF(1);
/* Flushes standard output.  Returns @status, or another one if a write to any
   file failed. */
int status_when_written(int status);

#endif
