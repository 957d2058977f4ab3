/* SPDX-License-Identifier: GPL-2.0-or-later */
/* known.h - known issues. */
#ifndef INPUT_KNOWN_H
#define INPUT_KNOWN_H

#include "input/result.h"
#include "options/words.h"

/* Reads known issues: of --known, of this machine, the user and the programs.
 */
void read_known(void);
/* Reads all except those of the programs. */
void read_own_known(void);
/* The contents of the files of read_own_known(), for a guest. */
struct text own_known(void);
/* The files that were read. */
const struct words *known_files(void);
/* Adds the entries in @text, the contents of the file @name. */
void parse_known(const char *name, char *text);
void forget_known(void);
/* For a known issue, FAIL becomes XFAIL, and PASS becomes XPASS. */
void apply_known(struct result *result);
/* A known issue of other versions of the kernel that describes this failure of
   the running one; NULL: there is none, free() it. */
char *known_elsewhere(const struct result *result);
/* Reports entries that have expired or match no failure. */
void report_known(void);

#endif
