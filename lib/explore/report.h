/* SPDX-License-Identifier: GPL-2.0-or-later */
/* report.h - the results as TAP, and the files of a difference. */
#ifndef REPORT_H
#define REPORT_H

#include "search.h"

void add_news(struct results *results, const struct finding *news);

/* Prints TAP; writes files to the directory, which is NULL without -o.  Returns
   the exit status. */
int report(const struct plan *plan, const struct results *results,
	   const char *directory);

/* script, replay file and rule program; false, and a message, if it fails */
bool write_files(const char *path, const struct finding *finding);

#endif
