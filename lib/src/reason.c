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

/* Root may write these files according to access(2).  A security module denies
   it only at open(2). */
const char *why_not_writable(const char *file)
{
	bool permitted = access(file, W_OK) == 0;
	char what[80];
	int error;

	if (may_write(file))
		return NULL;
	error = errno;
	snprintf(what, sizeof(what), "write access to %s", file);
	errno = error;
	return missing(what, error == ENOENT  ? "mount /proc"
			     : error == EROFS ? "mount /proc/sys read-write"
			     : permitted ? "permit it in the security module"
					 : "run as root with every "
					   "capability");
}
