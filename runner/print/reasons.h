/* SPDX-License-Identifier: GPL-2.0-or-later */
/* reasons.h - results grouped by reason. */
#ifndef PRINT_REASONS_H
#define PRINT_REASONS_H

#include "base/text.h"
#include "input/result.h"
#include "verdict/summary.h"

/* Adds the rules with a verdict, grouped by reason; at most @most ids of each
   group. */
void add_reasons(struct text *text, const struct summary *summary,
		 enum verdict verdict, int most);

#endif
