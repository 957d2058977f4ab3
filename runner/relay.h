/* SPDX-License-Identifier: GPL-2.0-or-later */
/* relay.h - the results of a runner elsewhere. */
#ifndef RELAY_H
#define RELAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/foreign.h"
#include "base/out.h"
#include "input/result.h"
#include "input/select.h"
#include "options/words.h"
#include "verdict/summary.h"

enum state { TO_DO, RUNNING, DONE };

struct relay {
	const char *word;    /* of the target, as on the command line */
	const char *machine; /* that was expected */
	struct programs programs;
	struct summary summary;
	enum state *state; /* of each program */
	int64_t began;
	bool printing;
	char *contradiction; /* between facts about the run, or NULL */
	struct out out, record;
};

/* Call this when relay->programs is set. */
void prepare_relay(struct relay *relay, const char *word, const char *machine);
/* A random number; free() it. */
char *make_run_id(void);
/* The command line of the other runner, from our options; free_words() it. */
struct words words_for_runner(const char *runner, const char *run_id);
/* Why that runner rejected its command line, if it is of another version;
   free() it.  @tree is the directory that its programs are from. */
char *why_rejected(const struct tail *complaints, const char *tree);
/* For a record_reader.  Returns whether that is progress: a rule, or the
   stream, begins or ends for the first time. */
bool relay_fact(struct relay *relay, const char *key, const char *value);
bool relay_result(struct relay *relay, const char *id, struct result *result);
bool anything_left(const struct relay *relay);
/* The longest time that the other runner may take, in seconds. */
double longest_relay(const struct relay *relay);
/* Prints the results that are next in order. */
void relay_ready(struct relay *relay);
void finish_relay(struct relay *relay);
/* The exit status, before --exit-style. */
int status_of_relay(const struct relay *relay);

#endif
