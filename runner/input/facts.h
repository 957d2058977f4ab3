/* SPDX-License-Identifier: GPL-2.0-or-later */
/* facts.h - what a program prints about its rule for --rule. */
#ifndef INPUT_FACTS_H
#define INPUT_FACTS_H

#include <stdbool.h>

/* The next "key: value" at @at, which is moved past it; free() both. */
bool next_fact(const char **at, char **key, char **value);
/* The value of @key, or "", free() it. */
char *fact_of(const char *facts, const char *key);
/* Whether --level, --since, --needs and --source select a rule with @facts. */
bool facts_select(const char *facts);
/* Whether any of them is given; fails if a value is wrong. */
bool selects_by_facts(void);

#endif
