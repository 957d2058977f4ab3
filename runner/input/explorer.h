/* SPDX-License-Identifier: GPL-2.0-or-later */
/* explorer.h - the explorer, as the program of a rule. */
#ifndef INPUT_EXPLORER_H
#define INPUT_EXPLORER_H

#include <stdbool.h>

#include "input/select.h"
#include "options/words.h"

/* --explore, --explore-scenes, or --storm */
bool explores(void);
/* --explore, or --explore-scenes: a failure is a difference. */
bool compares_with_model(void);
/* Selects the explorer in place of the rules. */
struct programs select_explorer(void);
/* The options of another runner. */
void add_explorer_options(struct words *words);
/* PIDSPEC_EXPLORE=..., for the environment of the program. */
char *explorer_variable(void);

#endif
