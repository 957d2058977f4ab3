// SPDX-License-Identifier: GPL-2.0-or-later
/* completion.c - what shells need to complete, made of the option table. */
#include <stdio.h>
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
		printf("%s%s", c ? " " : "", commands[c].name);
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

	printf("\t--%s", option->name);
	if (option->letter)
		printf(" | -%c", option->letter);
	if (option->kind == FILENAME)
		printf(") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n");
	else
		printf(") COMPREPLY=($(compgen -W '%s' -- \"$word\")); return "
		       ";;\n",
		       words);
	free(words);
}

static void print_bash(void)
{
	printf("_pidspec()\n{\n"
	       "\tlocal word=${COMP_WORDS[COMP_CWORD]} command=run words\n"
	       "\tlocal before=${COMP_WORDS[COMP_CWORD - 1]}\n\n"
	       "\t((COMP_CWORD > 1)) && [[ ${COMP_WORDS[1]} != -* ]] &&\n"
	       "\t\tcommand=${COMP_WORDS[1]}\n"
	       "\tcase $before in\n");
	for (size_t i = 0; i < n_options; i++)
		if (wants_value(&option_table[i]))
			print_bash_values(&option_table[i]);
	printf("\tesac\n"
	       "\tcase $command:$word in\n");
	for (int c = 0; c < COMMANDS; c++) {
		if (commands[c].passes_on)
			printf("\t%s:[!-]* | %s:) COMPREPLY=($(compgen -f -- "
			       "\"$word\")); return ;;\n",
			       commands[c].name, commands[c].name);
		printf("\t%s:-*) words='--help", commands[c].name);
		for (size_t i = 0; i < n_options; i++)
			if (belongs(&option_table[i], c))
				printf(" --%s", option_table[i].name);
		printf("' ;;\n");
	}
	printf("\tcompletion:*) words='bash zsh fish' ;;\n"
	       "\thelp:*) words='");
	print_commands();
	printf("' ;;\n"
	       "\t*) words=$(%s) ;;\n"
	       "\tesac\n"
	       "\t((COMP_CWORD == 1)) && words+=' ",
	       RULES);
	print_commands();
	printf("'\n"
	       "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	       "}\n"
	       "complete -o default -F _pidspec pidspec\n");
}

/* ---- zsh ---------------------------------------------------------------- */

static void print_zsh_option(const struct option *option)
{
	char *words = spaced(option->value ? option->value : "");

	printf("\t\t\t");
	if (option->letter)
		printf("{-%c,--%s}", option->letter, option->name);
	else
		printf("--%s", option->name);
	printf("'%s[%s]", option->kind == SEED ? "=-" : "", option->help);
	if (option->kind == CHOICE)
		printf(":value:(%s)", words);
	else if (option->kind == FILENAME)
		printf(":%s:_files", option->value);
	else if (option->kind == SEED)
		printf("::SEED:");
	else if (option->value)
		printf(":%s:", option->value);
	printf("' \\\n");
	free(words);
}

static void print_zsh_arguments(int command)
{
	printf("\t\t\t'*: :{");
	if (takes_rules(command))
		printf("compadd -- $(%s); ", RULES);
	if (takes_files(command))
		printf("_files");
	if (command == COMPLETION)
		printf("compadd bash zsh fish");
	if (command == HELP) {
		printf("compadd ");
		print_commands();
	}
	printf("}' ;;\n");
}

static void print_zsh(void)
{
	printf("#compdef pidspec\n"
	       "_pidspec() {\n"
	       "\tlocal command=run\n\n"
	       "\tif ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
	       "\t\tcompadd ");
	print_commands();
	printf("\n\tfi\n"
	       "\t((CURRENT > 2)) && [[ $words[2] != -* ]] && "
	       "command=$words[2]\n"
	       "\tcase $command in\n");
	for (int c = 0; c < COMMANDS; c++) {
		printf("\t%s)\n\t\t_arguments \\\n", commands[c].name);
		for (size_t i = 0; i < n_options; i++)
			if (belongs(&option_table[i], c))
				print_zsh_option(&option_table[i]);
		print_zsh_arguments(c);
	}
	printf("\tesac\n}\n_pidspec \"$@\"\n");
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
	printf("complete -c pidspec -n '%s__fish_seen_subcommand_from",
	       which & 1U << RUN ? "__fish_use_subcommand; or " : "");
	for (int c = 0; c < COMMANDS; c++)
		if (which & 1U << c)
			printf(" %s", commands[c].name);
	printf("'");
}

static void print_fish_option(const struct option *option)
{
	char *words = spaced(option->kind == CHOICE ? option->value : "");

	print_fish_start(option->commands);
	printf(" -l %s", option->name);
	if (option->letter)
		printf(" -s %c", option->letter);
	if (option->kind == FILENAME)
		printf(" -r -F");
	else if (wants_value(option))
		printf(" -x");
	if (*words)
		printf(" -a '%s'", words);
	printf(" -d '%s'\n", option->help);
	free(words);
}

static void print_fish(void)
{
	printf("complete -c pidspec -f\n");
	for (int c = 0; c < COMMANDS; c++)
		printf("complete -c pidspec -n __fish_use_subcommand -a %s "
		       "-d '%s'\n",
		       commands[c].name, commands[c].help);
	print_fish_start(all_that(takes_rules));
	printf(" -a '(%s)'\n", RULES);
	print_fish_start(all_that(takes_files));
	printf(" -F\n"
	       "complete -c pidspec -n '__fish_seen_subcommand_from "
	       "completion' -a 'bash zsh fish'\n"
	       "complete -c pidspec -n '__fish_seen_subcommand_from help' "
	       "-a '");
	print_commands();
	printf("'\n");
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
