/* SPDX-License-Identifier: GPL-2.0-or-later */
/* color.h - colors of verdicts. */
#ifndef PRINT_COLOR_H
#define PRINT_COLOR_H

#include "base/text.h"
#include "input/result.h"

/* Adds @words in the color of the verdict, unless --color disables colors. */
void add_colored(struct text *text, enum verdict verdict, const char *words);

#endif
