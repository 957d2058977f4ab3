// SPDX-License-Identifier: GPL-2.0-or-later
/* must.c - set-up that failed. */
#include <string.h>

#include "world.h"

static bool is_denial(int error)
{
	return error == EPERM || error == EACCES || error == ENOSYS;
}

void must_failed_(const struct here *here)
{
	int error = errno;
	const char *why = what_limits(error);

	if (why)
		skip("%s", why);
	if (error == ENOSPC)
		skip("requires %s: ENOSPC (fewer levels of nesting, or larger "
		     "values in /proc/sys/user)",
		     name_call(here->text));
	if (world->filter && is_denial(error))
		skip("requires %s: %s (allow it in the seccomp filter)",
		     name_call(here->text), errno_name(error));
	errno = error;
	inconclusive(here, "%s: %s", errno_name(error), strerror(error));
}
