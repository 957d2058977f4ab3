// SPDX-License-Identifier: GPL-2.0-or-later
/* completion.c - completion scripts for shells, from the option table. */
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/out.h"
#include "base/text.h"
#include "options/command.h"
#include "options/options.h"

static bool wants_value(const struct option *option)
{
	return option->value && option->kind != SEED;
}

/* "a|b|c" as "a b c"; free() it. */
static char *spaced(const char *choices)
{
	char *words = copy(choices ? choices : "");

	for (char *bar = words; (bar = strchr(bar, '|'));)
		*bar = ' ';
	return words;
}

/* @text for a string in single quotes, which a quote would end; free() it. */
static char *within_quotes(const char *text)
{
	struct text quoted = { 0 };

	for (; *text; text++)
		add(&quoted, *text == '\'' ? "'\\''" : "%c", *text);
	return quoted.data;
}

/* The command that lists arguments; shells run it at completion. */
static const char RULES[] = "pidspec list \\* 2>/dev/null";

static void print_commands(void)
{
	size_t n;
	const struct command *const *all = commands(&n);

	for (size_t c = 0; c < n; c++)
		say("%s%s", c ? " " : "", all[c]->name);
}

/* ---- bash --------------------------------------------------------------- */

static void print_bash_values(const struct option *option)
{
	char *words = spaced(choices_of(option));

	say("\t--%s", option->name);
	if (option->letter)
		say(" | -%c", option->letter);
	if (option->kind == FILENAME)
		say(") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n");
	else
		say(") COMPREPLY=($(compgen -W '%s' -- \"$word\")); return "
		    ";;\n",
		    words);
	free(words);
}

static void print_bash_options(const struct command *command)
{
	if (command->passes_on)
		say("\t%s:[!-]* | %s:) COMPREPLY=($(compgen -f -- "
		    "\"$word\")); return ;;\n",
		    command->name, command->name);
	say("\t%s:-*) words='--help", command->name);
	for (size_t i = 0; i < n_options; i++)
		if (belongs(&option_table[i], command))
			say(" --%s", option_table[i].name);
	say("' ;;\n");
}

static void print_bash_words(const struct command *command)
{
	if (!command->takes && !command->takes_commands)
		return;
	say("\t%s:*) words='%s", command->name,
	    command->takes ? command->takes : "");
	if (command->takes_commands)
		print_commands();
	say("' ;;\n");
}

static void print_bash(void)
{
	size_t n;
	const struct command *const *all = commands(&n);

	say("_pidspec()\n{\n"
	    "\tlocal word=${COMP_WORDS[COMP_CWORD]} command=run words\n"
	    "\tlocal before=${COMP_WORDS[COMP_CWORD - 1]}\n\n"
	    "\t((COMP_CWORD > 1)) && [[ ${COMP_WORDS[1]} != -* ]] &&\n"
	    "\t\tcommand=${COMP_WORDS[1]}\n"
	    "\tcase $before in\n");
	for (size_t i = 0; i < n_options; i++)
		if (wants_value(&option_table[i]))
			print_bash_values(&option_table[i]);
	say("\tesac\n"
	    "\tcase $command:$word in\n");
	for (size_t c = 0; c < n; c++)
		print_bash_options(all[c]);
	for (size_t c = 0; c < n; c++)
		print_bash_words(all[c]);
	say("\t*) words=$(%s) ;;\n"
	    "\tesac\n"
	    "\t((COMP_CWORD == 1)) && words+=' ",
	    RULES);
	print_commands();
	say("'\n"
	    "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	    "}\n"
	    "complete -o default -F _pidspec pidspec\n");
}

/* ---- zsh ---------------------------------------------------------------- */

static void print_zsh_option(const struct option *option,
			     const struct command *command)
{
	char *words = spaced(choices_of(option));
	char *help = within_quotes(help_of(option, command));

	say("\t\t\t");
	if (option->letter)
		say("{-%c,--%s}", option->letter, option->name);
	else
		say("--%s", option->name);
	say("'%s[%s]", option->kind == SEED ? "=-" : "", help);
	if (*words)
		say(":value:(%s)", words);
	else if (option->kind == FILENAME)
		say(":%s:_files", option->value);
	else if (option->kind == SEED)
		say("::SEED:");
	else if (option->value)
		say(":%s:", option->value);
	say("' \\\n");
	free(words);
	free(help);
}

static void print_zsh_arguments(const struct command *command)
{
	say("\t\t\t'*: :{");
	if (command->takes_rules)
		say("compadd -- $(%s); ", RULES);
	if (command->takes_files)
		say("_files");
	if (command->takes)
		say("compadd %s", command->takes);
	if (command->takes_commands) {
		say("compadd ");
		print_commands();
	}
	say("}' ;;\n");
}

static void print_zsh(void)
{
	size_t n;
	const struct command *const *all = commands(&n);

	say("#compdef pidspec\n"
	    "_pidspec() {\n"
	    "\tlocal command=run\n\n"
	    "\tif ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
	    "\t\tcompadd ");
	print_commands();
	say("\n\tfi\n"
	    "\t((CURRENT > 2)) && [[ $words[2] != -* ]] && "
	    "command=$words[2]\n"
	    "\tcase $command in\n");
	for (size_t c = 0; c < n; c++) {
		say("\t%s)\n\t\t_arguments \\\n", all[c]->name);
		for (size_t i = 0; i < n_options; i++)
			if (belongs(&option_table[i], all[c]))
				print_zsh_option(&option_table[i], all[c]);
		print_zsh_arguments(all[c]);
	}
	say("\tesac\n}\n_pidspec \"$@\"\n");
}

/* ---- fish --------------------------------------------------------------- */

/* A condition on commands; without a command, the first applies. */
static void print_fish_start(bool (*is_one)(const struct command *command,
					    const void *of),
			     const void *of)
{
	size_t n;
	const struct command *const *all = commands(&n);

	say("complete -c pidspec -n '%s__fish_seen_subcommand_from",
	    is_one(all[0], of) ? "__fish_use_subcommand; or " : "");
	for (size_t c = 0; c < n; c++)
		if (is_one(all[c], of))
			say(" %s", all[c]->name);
	say("'");
}

static bool has_option(const struct command *command, const void *option)
{
	return belongs(option, command);
}

static bool takes_rules(const struct command *command, const void *unused)
{
	(void)unused;
	return command->takes_rules;
}

static bool takes_files(const struct command *command, const void *unused)
{
	(void)unused;
	return command->takes_files;
}

static void print_fish_option(const struct option *option)
{
	char *words = spaced(choices_of(option));
	char *help = within_quotes(option->help);

	print_fish_start(has_option, option);
	say(" -l %s", option->name);
	if (option->letter)
		say(" -s %c", option->letter);
	if (option->kind == FILENAME)
		say(" -r -F");
	else if (wants_value(option))
		say(" -x");
	if (*words)
		say(" -a '%s'", words);
	say(" -d '%s'\n", help);
	free(words);
	free(help);
}

static void print_fish_words(const struct command *command)
{
	if (!command->takes && !command->takes_commands)
		return;
	say("complete -c pidspec -n '__fish_seen_subcommand_from %s' -a '%s",
	    command->name, command->takes ? command->takes : "");
	if (command->takes_commands)
		print_commands();
	say("'\n");
}

static void print_fish(void)
{
	size_t n;
	const struct command *const *all = commands(&n);

	say("complete -c pidspec -f\n");
	for (size_t c = 0; c < n; c++) {
		char *help = within_quotes(all[c]->help);

		say("complete -c pidspec -n __fish_use_subcommand -a %s "
		    "-d '%s'\n",
		    all[c]->name, help);
		free(help);
	}
	print_fish_start(takes_rules, NULL);
	say(" -a '(%s)'\n", RULES);
	print_fish_start(takes_files, NULL);
	say(" -F\n");
	for (size_t c = 0; c < n; c++)
		print_fish_words(all[c]);
	for (size_t i = 0; i < n_options; i++)
		print_fish_option(&option_table[i]);
}

static int print_completion(void)
{
	const char *shell;

	if (options.arguments.n != 1)
		fail("no shell given: 'pidspec completion bash|zsh|fish'");
	shell = options.arguments.word[0];
	if (strcmp(shell, "bash") == 0)
		print_bash();
	else if (strcmp(shell, "zsh") == 0)
		print_zsh();
	else if (strcmp(shell, "fish") == 0)
		print_fish();
	else
		fail("no completion for '%s'; supported: bash, zsh, fish",
		     shell);
	return ALL_PASSED;
}

static const struct command completion = {
	.name = "completion",
	.order = 140,
	.arguments = "bash|zsh|fish",
	.help = "print a shell completion script",
	.example = "completion bash > /etc/bash_completion.d/pidspec",
	.takes = "bash zsh fish",
	.run = print_completion,
};

REGISTER_COMMAND(completion);
