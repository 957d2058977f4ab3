// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * show.c - the commands list and show.
 *
 * A program prints the facts about its rule for --rule, one "key: value" per
 * line.  Unknown keys are printed like the others.  show adds the claims that
 * the rule settles, and the commands that demonstrate it.  An argument may also
 * be the id of a claim.
 */
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/out.h"
#include "base/text.h"
#include "input/claims.h"
#include "input/demo.h"
#include "input/facts.h"
#include "input/select.h"
#include "options/command.h"
#include "options/options.h"
#include "run/query.h"
#include "run/run.h"

static const struct command show;

static struct programs selected;
static struct text *answers; /* one for each program */

static void take_answer(size_t program, struct outcome *outcome)
{
	answers[program] = outcome->out;
	drop(&outcome->err);
}

static void query_programs(void)
{
	const struct job job = {
		.programs = &selected,
		.repeat = 1,
		.argument = "--rule",
		.ended = take_answer,
	};

	answers = make(selected.n * sizeof(*answers));
	prepare_running();
	run_programs(&job);
}

static void add_claim_ids(struct text *text, const char *id)
{
	size_t n;
	const struct claim *claims = read_claims(&n);
	struct text ids = { 0 };

	for (size_t i = 0; i < n; i++)
		if (settles(id, &claims[i]))
			add(&ids, "%s%s", ids.length ? " " : "", claims[i].id);
	if (ids.length) {
		add(text, ",\"claims\":");
		add_json(text, ids.data);
	}
	drop(&ids);
}

static void add_commands_as_json(struct text *text,
				 const struct program *program)
{
	struct text commands = commands_of(program);

	if (commands.length) {
		add(text, ",\"commands\":");
		add_json(text, commands.data);
	}
	drop(&commands);
}

static void add_object(struct text *text, size_t i)
{
	const char *at = answers[i].data;
	char *key, *value;

	add(text, "{\"rule\":");
	add_json(text, selected.at[i].id);
	add(text, ",\"program\":");
	add_json(text, selected.at[i].path);
	while (next_fact(&at, &key, &value)) {
		add(text, ",");
		add_json(text, key);
		add(text, ":");
		add_json(text, value);
		free(key);
		free(value);
	}
	if (options.command == &show) {
		add_claim_ids(text, selected.at[i].id);
		add_commands_as_json(text, &selected.at[i]);
	}
	add(text, "}\n");
}

static void add_line(struct text *text, size_t i)
{
	char *level = fact_of(answers[i].data, "level");
	char *says = fact_of(answers[i].data, "says");

	add(text, "%s\n  %s%s%s\n", selected.at[i].id, level,
	    *level ? ": " : "", says);
	free(level);
	free(says);
}

static void add_claims(struct text *text, const char *id)
{
	size_t n;
	const struct claim *claims = read_claims(&n);

	for (size_t i = 0; i < n; i++) {
		if (!settles(id, &claims[i]))
			continue;
		add(text, "  %-8s %s, %s: %s\n", "claim", claims[i].id,
		    claims[i].verdict, claims[i].text);
		if (*claims[i].fact)
			add(text, "  %-8s %s\n", "", claims[i].fact);
	}
}

static void add_commands(struct text *text, const struct program *program)
{
	struct text commands = commands_of(program), related = { 0 };

	if (commands.length) {
		add(text, "  %-8s pidspec demo %s\n", "demo", program->id);
		add(text, "  commands\n");
		add_clean_lines(text, "    ", commands.data, commands.length);
	} else {
		add_related(&related, program);
		if (related.length)
			add(text, "  %-8s %s\n", "see also", related.data);
	}
	drop(&commands);
	drop(&related);
}

static void add_page(struct text *text, size_t i)
{
	const char *at = answers[i].data;
	char *key, *value;

	add(text, "%s%s\n", i ? "\n" : "", selected.at[i].id);
	while (next_fact(&at, &key, &value)) {
		add(text, "  %-8s %s\n", key, value);
		free(key);
		free(value);
	}
	if (!answers[i].length)
		add(text, "  its program does not support --rule\n");
	add(text, "  %-8s %s\n", "program", selected.at[i].path);
	add(text, "  %-8s pidspec run %s\n", "run", selected.at[i].id);
	add_claims(text, selected.at[i].id);
	add_commands(text, &selected.at[i]);
}

static int print_each(void (*add_one)(struct text *text, size_t i))
{
	struct text *text = &standard_output.pending;

	for (size_t i = 0; i < selected.n; i++)
		add_one(text, i);
	return ALL_PASSED;
}

static void add_id(struct text *text, size_t i)
{
	add(text, "%s\n", selected.at[i].id);
}

static int list_programs(void)
{
	selected = select_rules();
	if (!options.details && !options.json)
		return print_each(add_id);
	query_programs();
	return print_each(options.json ? add_object : add_line);
}

static const struct claim *claim_of(const char *id)
{
	size_t n;
	const struct claim *claims = read_claims(&n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(claims[i].id, id) == 0)
			return &claims[i];
	return NULL;
}

static void add_claim(struct text *text, const struct claim *claim)
{
	const char *keys[] = { "claim", "verdict", "says", "fact", "rules" };
	const char *values[] = { claim->id, claim->verdict, claim->text,
				 claim->fact, claim->rules };

	if (!options.json) {
		add(text, "%s, %s: %s\n", claim->id, claim->verdict,
		    claim->text);
		if (*claim->fact)
			add(text, "  %-8s %s\n", "fact", claim->fact);
		add(text, "  %-8s %s\n", "rules", claim->rules);
		return;
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		add(text, "%s\"%s\":", i ? "," : "{", keys[i]);
		add_json(text, values[i]);
	}
	add(text, "}\n");
}

/* Prints the claims among the arguments, and leaves the others. */
static void print_claims(void)
{
	struct words *arguments = &options.arguments;
	size_t left = 0;

	for (size_t i = 0; i < arguments->n; i++) {
		const struct claim *claim = claim_of(arguments->word[i]);

		if (claim)
			add_claim(&standard_output.pending, claim);
		else
			arguments->word[left++] = arguments->word[i];
	}
	arguments->n = left;
}

static int show_programs(void)
{
	if (options.arguments.n == 0)
		fail("no id given; 'pidspec list' prints the ids");
	print_claims();
	if (options.arguments.n == 0)
		return ALL_PASSED;
	selected = select_programs();
	query_programs();
	return print_each(options.json ? add_object : add_page);
}

static const struct command list = {
	.name = "list",
	.order = 70,
	.arguments = "[SELECT...]",
	.help = "print the ids of the rules",
	.example = "list --long numbering",
	.options = SELECTION "programs jobs long json",
	.takes_rules = true,
	.run = list_programs,
};

REGISTER_COMMAND(list);

static const struct command show = {
	.name = "show",
	.order = 80,
	.arguments = "ID...",
	.help = "print a rule: sentence, source, popular claims, commands",
	.example = "show numbering.pid-survives-execve",
	.options = "programs jobs json",
	.takes_rules = true,
	.run = show_programs,
};

REGISTER_COMMAND(show);
