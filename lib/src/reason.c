// SPDX-License-Identifier: GPL-2.0-or-later
/* reason.c - the reasons of skips: what is missing, and how to get it. */
#include <errno.h>
#include <stdio.h>

#include "world.h"

const char *missing(const char *what, const char *remedy)
{
	static char text[200];
	int error = errno; /* for reconsider_verdict() */

	snprintf(text, sizeof(text), "requires %s: %s (%s)", what,
		 errno_name(error), remedy);
	errno = error;
	return text;
}
