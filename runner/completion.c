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
	       "\t*) words=$(pidspec list \\* 2>/dev/null) ;;\n"
	       "\tesac\n"
	       "\t((COMP_CWORD == 1)) && words+=' ");
	for (int c = 0; c < COMMANDS; c++)
		printf("%s ", commands[c].name);
	printf("'\n"
	       "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	       "}\n"
	       "complete -F _pidspec pidspec\n");
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

static void print_zsh(void)
{
	printf("#compdef pidspec\n"
	       "_pidspec() {\n"
	       "\tlocal command=run\n\n"
	       "\tif ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
	       "\t\tcompadd");
	for (int c = 0; c < COMMANDS; c++)
		printf(" %s", commands[c].name);
	printf("\n\tfi\n"
	       "\t((CURRENT > 2)) && [[ $words[2] != -* ]] && "
	       "command=$words[2]\n"
	       "\tcase $command in\n");
	for (int c = 0; c < COMMANDS; c++) {
		printf("\t%s)\n\t\t_arguments \\\n", commands[c].name);
		for (size_t i = 0; i < n_options; i++)
			if (belongs(&option_table[i], c))
				print_zsh_option(&option_table[i]);
		printf("\t\t\t%s ;;\n",
		       commands[c].passes_on
			       ? "'*:results:_files'"
			       : "'*:rule:($(pidspec list \\* 2>/dev/null))'");
	}
	printf("\tesac\n}\n_pidspec \"$@\"\n");
}

/* ---- fish --------------------------------------------------------------- */

static void print_fish_option(const struct option *option)
{
	char *words = spaced(option->kind == CHOICE ? option->value : "");

	printf("complete -c pidspec -n '__fish_seen_subcommand_from");
	for (int c = 0; c < COMMANDS; c++)
		if (belongs(option, c))
			printf(" %s", commands[c].name);
	printf("' -l %s", option->name);
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
	printf("complete -c pidspec -n 'not __fish_use_subcommand' "
	       "-a '(pidspec list \\* 2>/dev/null)'\n");
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
