/* SPDX-License-Identifier: GPL-2.0-or-later */
/* stream.h - the results as those of one rule. */
#ifndef STREAM_H
#define STREAM_H

#include "search.h"

/* The facts of the rule, as each program of a rule prints them for --rule. */
void print_facts(const struct plan *plan);

/* The command that runs the storm of the seed again. */
const char *storm_command(const struct plan *plan, uint64_t seed,
			  char text[200]);

/* For the runner, which executes the explorer as the program of a rule.
   Returns the exit status of such a program. */
int print_as_rule(const struct plan *plan, const struct results *results);

/* results.tap, in the format of pidspec-results(5). */
void write_record(FILE *to, const struct plan *plan,
		  const struct results *results);

#endif
