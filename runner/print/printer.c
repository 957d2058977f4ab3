// SPDX-License-Identifier: GPL-2.0-or-later
/* printer.c - the printer that -F selects. */
#include <stddef.h>

#include "options/options.h"
#include "options/printers.h"
#include "print/printer.h"

const struct printer *printer(void)
{
	size_t n;

	return printers(&n)[options.format];
}
