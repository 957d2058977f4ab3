/* SPDX-License-Identifier: GPL-2.0-or-later */
/* out.h - what is written to standard output, and to files. */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/text.h"

struct out {
	int fd;
	const char *name;
	struct text pending; /* what could not be written yet */
	int error;
};

extern struct out standard_output;

/* Whatever cannot be written stays pending, so that what a full disk keeps is
   the beginning of what should be there. */
void flush_out(struct out *out);
/* Into standard_output. */
void say(const char *format, ...) PRINTF(1);
/* What becomes of an exit status if something could not be written, of any
   file; standard output is flushed first. */
int status_when_written(int status);

#endif
