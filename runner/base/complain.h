/* SPDX-License-Identifier: GPL-2.0-or-later */
/* complain.h - messages on stderr: "pidspec: ...", one line, printable. */
#ifndef BASE_COMPLAIN_H
#define BASE_COMPLAIN_H

#include "base/text.h"

void complain(const char *format, ...) PRINTF(1);
/* Exits with USAGE. */
_Noreturn void fail(const char *format, ...) PRINTF(1);

#endif
