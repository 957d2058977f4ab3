/* SPDX-License-Identifier: GPL-2.0-or-later */
/* claims.h - popular claims about PID namespaces, and the rules that settle
   them. */
#ifndef INPUT_CLAIMS_H
#define INPUT_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>

struct claim {
	char *id, *text, *verdict, *fact;
	char *rules; /* ids, separated by spaces */
};

/* All claims; none if there is no claims.tsv beside the programs. */
const struct claim *read_claims(size_t *n);
/* Whether the rule is one of those that settle it. */
bool settles(const char *id, const struct claim *claim);

#endif
