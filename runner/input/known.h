/* SPDX-License-Identifier: GPL-2.0-or-later */
/* known.h - known issues. */
#ifndef INPUT_KNOWN_H
#define INPUT_KNOWN_H

#include "input/result.h"

void read_known(void);
/* Adds the entries in @text, the contents of the file @name. */
void parse_known(const char *name, char *text);
void forget_known(void);
/* For a known issue, FAIL becomes XFAIL, and PASS becomes XPASS. */
void apply_known(struct result *result);
/* Reports entries that have expired or match no failure. */
void report_known(void);

#endif
