/* SPDX-License-Identifier: GPL-2.0-or-later */
/* stream.h - the printer of the stream that the runner reads back. */
#ifndef PRINT_STREAM_H
#define PRINT_STREAM_H

#include "options/printers.h"

extern const struct printer tap_printer;

#endif
