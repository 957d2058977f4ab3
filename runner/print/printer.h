/* SPDX-License-Identifier: GPL-2.0-or-later */
/* printer.h - the printer that -F selects. */
#ifndef PRINT_PRINTER_H
#define PRINT_PRINTER_H

#include "options/printers.h"

const struct printer *printer(void);

#endif
