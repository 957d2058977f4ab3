/* SPDX-License-Identifier: GPL-2.0-or-later */
/* skips.h - what skipped rules require, one line for each thing. */
#ifndef PRINT_SKIPS_H
#define PRINT_SKIPS_H

#include "base/text.h"
#include "verdict/summary.h"

/* Adds what most rules require first; at most @most lines, and one about the
   rest. */
void add_skips(struct text *text, const struct summary *summary, size_t most);

#endif
