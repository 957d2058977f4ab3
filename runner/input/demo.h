/* SPDX-License-Identifier: GPL-2.0-or-later */
/* demo.h - the commands that demonstrate a rule. */
#ifndef INPUT_DEMO_H
#define INPUT_DEMO_H

#include <stdbool.h>

#include "base/text.h"
#include "input/select.h"

/* Whether the rule is about commands. */
bool has_commands(const struct program *program);
/* The commands of the rule, one or more lines each, without their output. */
struct text commands_of(const struct program *program);
/* Adds the ids of rules that have commands and settle the same claims. */
void add_related(struct text *text, const struct program *program);

#endif
