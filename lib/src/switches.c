// SPDX-License-Identifier: GPL-2.0-or-later
/* switches.c - environment variables that control a test, and need_guest. */
#include <stdlib.h>
#include <string.h>

#include "guest.h"
#include "pidspec.h"
#include "switches.h"

/* Any value except "1" is off, such as "0", "no" and "". */
bool is_switched_on(const char *variable)
{
	const char *value = getenv(variable);

	return value && strcmp(value, "1") == 0;
}

bool is_disposable_machine(void)
{
	return is_switched_on("PIDSPEC_DISPOSABLE");
}

const char *need_disposable_machine(void)
{
	return is_disposable_machine()
		       ? NULL
		       : "requires exclusive use of the machine (set "
			 "PIDSPEC_DISPOSABLE=1 on a throw-away machine)";
}

/* No variable replaces a guest: only a reboot removes hung processes. */
const char *need_guest(void)
{
	return is_own_guest() ? NULL
			      : "requires a guest, because the rule can hang a "
				"kernel (run 'pidspec boot KERNEL')";
}
