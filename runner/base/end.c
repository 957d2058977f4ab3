// SPDX-License-Identifier: GPL-2.0-or-later
/* end.c - the end of this process; a fuzzer has another one. */
#include <stdlib.h>

#include "base/exit.h"

void end_with(int status)
{
	exit(in_style(status));
}
