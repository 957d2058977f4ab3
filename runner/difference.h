/* SPDX-License-Identifier: GPL-2.0-or-later */
/* difference.h - the files of a difference that the explorer found. */
#ifndef DIFFERENCE_H
#define DIFFERENCE_H

#include "verdict/summary.h"

/* If the explorer found a difference, writes its files beside the record in
   @directory, which may be NULL. */
void write_difference(const char *directory, const struct summary *summary);

#endif
