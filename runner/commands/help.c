// SPDX-License-Identifier: GPL-2.0-or-later
/* help.c - the command help, from the tables of commands and options. */
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/out.h"
#include "base/text.h"
#include "options/command.h"
#include "options/options.h"
#include "options/words.h"

/* Widths of the two columns: the option, and its text. */
enum { LEFT = 28, RIGHT = 48 };

/* Wraps @text to the right column, in which the cursor is. */
static void print_wrapped(const char *text)
{
	while (strlen(text) > RIGHT) {
		int length = RIGHT;

		while (length > 0 && text[length] != ' ')
			length--;
		say("%.*s\n  %-*s  ", length, text, LEFT, "");
		text += length + 1;
	}
	say("%s\n", text);
}

static void print_option(const struct option *option,
			 const struct command *command)
{
	const char *value = value_in_help(option);
	char *left = print("%c%c%s --%s%s%s", option->letter ? '-' : ' ',
			   option->letter ? option->letter : ' ',
			   option->letter ? "," : " ", option->name,
			   value && option->kind != SEED ? " " : "",
			   value ? value : "");

	if (strlen(left) > LEFT)
		say("  %s\n  %-*s  ", left, LEFT, "");
	else
		say("  %-*s  ", LEFT, left);
	print_wrapped(help_of(option, command));
	free(left);
}

static void print_options(const struct command *command)
{
	for (size_t i = 0; i < n_options; i++)
		if (belongs(&option_table[i], command))
			print_option(&option_table[i], command);
}

static const struct command *find_topic(const char *word)
{
	const char *guess;
	const struct command *command = find_command(word, &guess);

	if (command)
		return command;
	if (guess)
		fail("no command '%s'; did you mean 'pidspec help %s'?", word,
		     guess);
	fail("no command '%s'; 'pidspec help' lists them", word);
}

/* The program that implements the command prints its help. */
static int pass_on_help(const struct command *command)
{
	options.command = command;
	options.arguments.n = 0;
	add_word(&options.arguments, "--help");
	return command->run();
}

static void print_topic(const struct command *command)
{
	const char *name = command->name;

	say("Usage: pidspec %s [OPTION...] %s\n\n%s: %s\n\n"
	    "Example: pidspec %s\n\n",
	    name, command->arguments, name, command->help, command->example);
	print_options(command);
}

static void print_all(void)
{
	size_t n;
	const struct command *const *all = commands(&n);

	say("Usage: pidspec [COMMAND] [OPTION...] [SELECT...]\n\n"
	    "Tests whether a Linux kernel implements PID namespaces as "
	    "documented.\n\n");
	for (size_t i = 0; i < n; i++)
		say("  %-10s  %s\n", all[i]->name, all[i]->help);
	say("\nSELECT is an id (numbering.pid-survives-execve), an area "
	    "(numbering) or a glob\n('*.kill-*').  Without one, all rules "
	    "about the kernel are selected.  Rules of\nthe area 'tools', "
	    "which test the output of unshare, nsenter, lsns and ps, run\n"
	    "only if selected.\n\n'pidspec help COMMAND' prints the "
	    "arguments and options of a command; pidspec(1)\ndescribes "
	    "them.  These are the options of run:\n");
	print_options(all[0]);
	say("  -h, --help                    print help, also after a "
	    "command\n"
	    "  -V, --version                 print the version\n");
	say("\nExit status: 0 no rule failed, 1 a rule failed, 2 invalid "
	    "command line or file,\n3 inconclusive, 4 nothing ran or all was "
	    "skipped, 5 Python or a module of it is\nmissing, 6 a kernel "
	    "or container did not start, crashed or hung, 130 and 143\n"
	    "interrupted.\n");
}

static int print_help(void)
{
	const struct command *command;

	if (options.arguments.n == 0) {
		print_all();
		return ALL_PASSED;
	}
	command = find_topic(options.arguments.word[0]);
	if (command->passes_on)
		return pass_on_help(command);
	print_topic(command);
	return ALL_PASSED;
}

static const struct command help = {
	.name = "help",
	.order = 150,
	.arguments = "[COMMAND]",
	.help = "print help for a command",
	.example = "help boot",
	.takes_commands = true,
	.run = print_help,
};

REGISTER_COMMAND(help);
