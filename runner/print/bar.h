/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bar.h - the progress bar. */
#ifndef PRINT_BAR_H
#define PRINT_BAR_H

#include <stddef.h>

#include "run/run.h"
#include "verdict/summary.h"

void draw_bar(const struct running *running, size_t n);
void count_in_bar(const struct summary *summary, size_t ended, size_t planned);

#endif
