/* SPDX-License-Identifier: GPL-2.0-or-later */
/* reasons.h - results by reason. */
#ifndef PRINT_REASONS_H
#define PRINT_REASONS_H

#include "base/text.h"
#include "input/result.h"
#include "verdict/summary.h"

/* The rules of that verdict, by reason, so many of each: skips and known
   issues. */
void add_reasons(struct text *text, const struct summary *summary,
		 enum verdict verdict, int most);

#endif
