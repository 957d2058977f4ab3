// SPDX-License-Identifier: GPL-2.0-or-later
/* completion.c - what shells need to complete, made of the option table. */
#include <stdlib.h>
#include <string.h>

#include "runner.h"

static bool belongs(const struct option *option, int command)
{
	return option->commands & 1U << command;
}

static bool wants_value(const struct option *option)
{
	return option->value && option->kind != SEED;
}

/* "a|b|c" as "a b c"; free() it. */
static char *spaced(const char *choices)
{
	char *words = copy(choices);

	for (char *bar = words; (bar = strchr(bar, '|'));)
		*bar = ' ';
	return words;
}

/* The words that arguments of a command can be; RULES are asked for then. */
static const char RULES[] = "pidspec list \\* 2>/dev/null";

static void print_commands(void)
{
	for (int c = 0; c < COMMANDS; c++)
		say("%s%s", c ? " " : "", commands[c].name);
}

static bool takes_rules(int command)
{
	return !commands[command].passes_on && command != COMPLETION &&
	       command != HELP;
}

static bool takes_files(int command)
{
	return commands[command].passes_on || command == BOOT;
}

/* ---- bash --------------------------------------------------------------- */

static void print_bash_values(const struct option *option)
{
	char *words = spaced(option->kind == CHOICE ? option->value : "");

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

static void print_bash(void)
{
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
	for (int c = 0; c < COMMANDS; c++) {
		if (commands[c].passes_on)
			say("\t%s:[!-]* | %s:) COMPREPLY=($(compgen -f -- "
			    "\"$word\")); return ;;\n",
			    commands[c].name, commands[c].name);
		say("\t%s:-*) words='--help", commands[c].name);
		for (size_t i = 0; i < n_options; i++)
			if (belongs(&option_table[i], c))
				say(" --%s", option_table[i].name);
		say("' ;;\n");
	}
	say("\tcompletion:*) words='bash zsh fish' ;;\n"
	    "\thelp:*) words='");
	print_commands();
	say("' ;;\n"
	    "\t*) words=$(%s) ;;\n"
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

static void print_zsh_option(const struct option *option)
{
	char *words = spaced(option->value ? option->value : "");

	say("\t\t\t");
	if (option->letter)
		say("{-%c,--%s}", option->letter, option->name);
	else
		say("--%s", option->name);
	say("'%s[%s]", option->kind == SEED ? "=-" : "", option->help);
	if (option->kind == CHOICE)
		say(":value:(%s)", words);
	else if (option->kind == FILENAME)
		say(":%s:_files", option->value);
	else if (option->kind == SEED)
		say("::SEED:");
	else if (option->value)
		say(":%s:", option->value);
	say("' \\\n");
	free(words);
}

static void print_zsh_arguments(int command)
{
	say("\t\t\t'*: :{");
	if (takes_rules(command))
		say("compadd -- $(%s); ", RULES);
	if (takes_files(command))
		say("_files");
	if (command == COMPLETION)
		say("compadd bash zsh fish");
	if (command == HELP) {
		say("compadd ");
		print_commands();
	}
	say("}' ;;\n");
}

static void print_zsh(void)
{
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
	for (int c = 0; c < COMMANDS; c++) {
		say("\t%s)\n\t\t_arguments \\\n", commands[c].name);
		for (size_t i = 0; i < n_options; i++)
			if (belongs(&option_table[i], c))
				print_zsh_option(&option_table[i]);
		print_zsh_arguments(c);
	}
	say("\tesac\n}\n_pidspec \"$@\"\n");
}

/* ---- fish --------------------------------------------------------------- */

static unsigned int all_that(bool (*are)(int command))
{
	unsigned int which = 0;

	for (int c = 0; c < COMMANDS; c++)
		which |= (unsigned int)are(c) << c;
	return which;
}

/* For these commands; what comes without one is for run. */
static void print_fish_start(unsigned int which)
{
	say("complete -c pidspec -n '%s__fish_seen_subcommand_from",
	    which & 1U << RUN ? "__fish_use_subcommand; or " : "");
	for (int c = 0; c < COMMANDS; c++)
		if (which & 1U << c)
			say(" %s", commands[c].name);
	say("'");
}

static void print_fish_option(const struct option *option)
{
	char *words = spaced(option->kind == CHOICE ? option->value : "");

	print_fish_start(option->commands);
	say(" -l %s", option->name);
	if (option->letter)
		say(" -s %c", option->letter);
	if (option->kind == FILENAME)
		say(" -r -F");
	else if (wants_value(option))
		say(" -x");
	if (*words)
		say(" -a '%s'", words);
	say(" -d '%s'\n", option->help);
	free(words);
}

static void print_fish(void)
{
	say("complete -c pidspec -f\n");
	for (int c = 0; c < COMMANDS; c++)
		say("complete -c pidspec -n __fish_use_subcommand -a %s "
		    "-d '%s'\n",
		    commands[c].name, commands[c].help);
	print_fish_start(all_that(takes_rules));
	say(" -a '(%s)'\n", RULES);
	print_fish_start(all_that(takes_files));
	say(" -F\n"
	    "complete -c pidspec -n '__fish_seen_subcommand_from "
	    "completion' -a 'bash zsh fish'\n"
	    "complete -c pidspec -n '__fish_seen_subcommand_from help' "
	    "-a '");
	print_commands();
	say("'\n");
	for (size_t i = 0; i < n_options; i++)
		print_fish_option(&option_table[i]);
}

void print_completion(const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		print_bash();
	else if (strcmp(shell, "zsh") == 0)
		print_zsh();
	else if (strcmp(shell, "fish") == 0)
		print_fish();
	else
		fail("no completion for '%s'; for bash, zsh and fish", shell);
}
