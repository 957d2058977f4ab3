/* SPDX-License-Identifier: GPL-2.0-or-later */
/* relay.h - what a runner elsewhere finds, printed by us. */
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
	const char *word;    /* of the target, as it was typed */
	const char *machine; /* that it was expected to be */
	struct programs programs;
	struct summary summary;
	enum state *state; /* of each program */
	int64_t began;
	bool printing;
	char *contradiction; /* in what was said of the whole, or NULL */
	struct out out, record;
};

/* After its programs are known. */
void prepare_relay(struct relay *relay, const char *word, const char *machine);
/* A number that nobody has used; free() it. */
char *make_run_id(void);
/* What the other one is called with, as our options say; free_words() it. */
struct words words_for_runner(const char *runner, const char *run_id);
/* Why that runner rejected them, if it is of another version; free() it.  @tree
   is where its programs are from. */
char *why_rejected(const struct tail *complaints, const char *tree);
/* For a record_reader. */
/* Whether that was any progress: a rule begins or ends for the first time, or
   the stream does. */
bool relay_fact(struct relay *relay, const char *key, const char *value);
bool relay_result(struct relay *relay, const char *id, struct result *result);
bool anything_left(const struct relay *relay);
/* The longest that it may take, in seconds. */
double longest_relay(const struct relay *relay);
/* Those whose turn has come. */
void relay_ready(struct relay *relay);
void finish_relay(struct relay *relay);
/* The exit status, --exit-style apart. */
int status_of_relay(const struct relay *relay);

#endif
