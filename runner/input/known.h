/* SPDX-License-Identifier: GPL-2.0-or-later */
/* known.h - known issues. */
#ifndef INPUT_KNOWN_H
#define INPUT_KNOWN_H

#include "input/result.h"

void read_known(void);
/* The text of the file @name; what it says is added to what is known. */
void parse_known(const char *name, char *text);
void forget_known(void);
/* A FAIL that is known becomes XFAIL, and a PASS in its stead XPASS. */
void apply_known(struct result *result);
/* Complains about entries that have expired or name no failure. */
void report_known(void);

#endif
