// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * demo.c - the command demo: runs the commands that demonstrate a rule, and
 * prints them with their output.
 *
 * The program of the rule runs them in its sandbox, as if it tested the rule
 * (lib/src/bats.c, testcases/tools/demo.bash).  It prints the text to standard
 * error, and then skips, because nothing is evaluated.
 */
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/out.h"
#include "base/text.h"
#include "input/demo.h"
#include "input/facts.h"
#include "input/result.h"
#include "input/select.h"
#include "options/command.h"
#include "options/options.h"
#include "options/words.h"
#include "run/run.h"
#include "run/signals.h"
#include "verdict/verdict.h"

/* lib/src/bats.c prints this reason. */
#define DEMO_DONE "a demonstration tests nothing (unset PIDSPEC_DEMO)"

static struct programs selected;
static struct text *sources; /* of rules; one for each program */
static int status = ALL_PASSED;

/* ---- A rule without commands ----------------------------------------------
 */

static void take_source(size_t program, struct outcome *outcome)
{
	add(&outcome->out, "%s", "");
	sources[program].data = fact_of(outcome->out.data, "source");
	drop(&outcome->out);
	drop(&outcome->err);
}

/* Whether a document and heading of @source, "A, B; C", is one of @others. */
static bool share_source(const char *source, const char *others)
{
	for (const char *at = source; *at;) {
		size_t length = strcspn(at, ";");
		char *one = copy_part(at, length);
		bool found = length && strstr(others, one);

		free(one);
		if (found)
			return true;
		at += length;
		at += strspn(at, "; ");
	}
	return false;
}

/* Adds the ids of rules with commands that cite the same heading. */
static void add_of_same_source(struct text *text, const struct program *program)
{
	enum { MOST = 3 };
	struct programs both = find_programs();
	size_t all = both.n, n = 0, own = 0, found = 0;
	const struct job job = { .programs = &both,
				 .repeat = 1,
				 .argument = "--rule",
				 .ended = take_source };

	for (size_t i = 0; i < all; i++) {
		struct program one = both.at[i];

		if (!has_commands(&one) && strcmp(one.id, program->id) != 0)
			continue;
		both.at[i] = both.at[n];
		both.at[n++] = one;
	}
	both.n = n;
	sources = make(n * sizeof(*sources));
	run_programs(&job);
	while (own < n && strcmp(both.at[own].id, program->id) != 0)
		own++;
	for (size_t i = 0; i < n && own < n && found < MOST; i++)
		if (i != own && sources[i].data && sources[own].data &&
		    share_source(sources[own].data, sources[i].data))
			add(text, "%s%s", found++ ? " " : "", both.at[i].id);
	for (size_t i = 0; i < n; i++)
		drop(&sources[i]);
	free(sources);
	both.n = all;
	free_programs(&both);
}

static void report_none(const struct program *program)
{
	struct text related = { 0 };

	add_related(&related, program);
	if (!related.length)
		add_of_same_source(&related, program);
	if (related.length)
		complain("%s has no commands; related rules with commands: %s",
			 program->id, related.data);
	else
		complain("%s has no commands; 'pidspec list tools' prints the "
			 "rules with commands",
			 program->id);
	drop(&related);
	if (status == ALL_PASSED)
		status = NOTHING_RAN;
}

/* ---- Running ---------------------------------------------------------------
 */

static void add_head(struct text *text, const struct result *result)
{
	const struct program *program = result->program;

	add(text, "%s%s\n", text->length ? "\n" : "", program->id);
	if (result->tap.says)
		add(text, "  %s\n", result->tap.says);
	add(text, "\n");
}

/* Takes ownership of the contents of @outcome. */
static void take_demo(size_t program, struct outcome *outcome)
{
	struct text *text = &standard_output.pending;
	struct result result = evaluate(&selected.at[program], outcome);

	add_head(text, &result);
	add_clean_lines(text, "", result.err.data, result.err.length);
	if (!result.reason || strcmp(result.reason, DEMO_DONE) != 0) {
		complain("%s: %s", selected.at[program].id,
			 result.reason ? result.reason : "no reason");
		if (result.verdict != SKIP)
			status = NO_VERDICT;
		else if (status == ALL_PASSED)
			status = NOTHING_RAN;
	}
	free_result(&result);
}

static int run_demo(void)
{
	const struct job job = { .programs = &selected,
				 .repeat = 1,
				 .ended = take_demo };
	size_t n = 0;

	if (options.arguments.n == 0)
		fail("no id given; 'pidspec list tools' prints the ids of "
		     "rules with commands");
	selected = select_programs();
	setenv("PIDSPEC_DEMO", "1", true);
	options.jobs = 1; /* in the order of the selection */
	prepare_running();
	for (size_t i = 0; i < selected.n; i++)
		if (has_commands(&selected.at[i]))
			selected.at[n++] = selected.at[i];
		else
			report_none(&selected.at[i]);
	selected.n = n;
	if (n)
		run_programs(&job);
	return interrupted_by() ? 128 + interrupted_by() : status;
}

static const struct command demo = {
	.name = "demo",
	.order = 85,
	.arguments = "ID...",
	.help = "run the shell commands that demonstrate a rule",
	.example = "demo tools.unshare-fork-makes-the-program-pid-1",
	.options = "programs timeout",
	.takes_rules = true,
	.run = run_demo,
};

REGISTER_COMMAND(demo);
