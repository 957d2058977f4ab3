/* SPDX-License-Identifier: GPL-2.0-or-later */
/* many.h - the table of test cases that lib/src/many.sh makes for
 * lib/src/many.c. */
#ifndef MANY_H
#define MANY_H

#include "pidspec.h"

struct member {
	const char *name; /* AREA/RULE; the table is sorted by it */
	const struct rule *rule;
	void (*test)(void);
	int (*after_exec)(void); /* NULL: it has none */
	struct check **checks, **checks_end;
};

extern const struct member members[];
extern const size_t n_members;

#endif
