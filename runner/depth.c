// SPDX-License-Identifier: GPL-2.0-or-later
#include "runner.h"
#include <unistd.h>
void descend(int depth)
{
	(void)depth;
}
const char *context(void)
{
	return geteuid() == 0 ? options.user == USER_USERNS ? "userns" : "root"
			      : "userns";
}
