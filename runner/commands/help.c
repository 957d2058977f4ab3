// SPDX-License-Identifier: GPL-2.0-or-later
/* help.c - the command help: what there is, from the tables of all others. */
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/out.h"
#include "base/text.h"
#include "options/command.h"
#include "options/options.h"
#include "options/words.h"

static void print_option(const struct option *option)
{
	const char *value = value_in_help(option);
	char *left = print("%c%c%s --%s%s%s", option->letter ? '-' : ' ',
			   option->letter ? option->letter : ' ',
			   option->letter ? "," : " ", option->name,
			   value && option->kind != SEED ? " " : "",
			   value ? value : "");

	if (strlen(left) > 28)
		say("  %s\n  %-28s  %s\n", left, "", option->help);
	else
		say("  %-28s  %s\n", left, option->help);
	free(left);
}

static void print_options(const struct command *command)
{
	for (size_t i = 0; i < n_options; i++)
		if (belongs(&option_table[i], command))
			print_option(&option_table[i]);
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

/* From whatever does the command. */
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
	    "Judges whether this kernel keeps the documented rules of PID "
	    "namespaces.\n\n");
	for (size_t i = 0; i < n; i++)
		say("  %-10s  %s\n", all[i]->name, all[i]->help);
	say("\nSELECT is an id (numbering.pid-survives-execve), an area "
	    "(numbering) or a glob\n('*.kill-*').  Without one, all rules "
	    "of "
	    "the kernel are meant, and not 'tools':\nwhat unshare, nsenter, "
	    "lsns and ps show of them.\n\n'pidspec help COMMAND' has the "
	    "arguments and options of each, pidspec(1) explains\nthem.  "
	    "Options of run:\n");
	print_options(all[0]);
	say("  -h, --help                    of a command, behind its "
	    "name\n"
	    "  -V, --version\n");
	say("\nExit status: 0 all rules are kept, 1 one is broken, 2 usage, "
	    "3 some rule got\nno verdict, 4 nothing ran or everything was "
	    "skipped, 6 a kernel or a\ncontainer did not start or was lost, "
	    "130 and 143 interrupted.\n");
}

static int print_help(void)
{
	const struct command *command;

	if (options.arguments.n == 0) {
		print_all();
		return ALL_KEPT;
	}
	command = find_topic(options.arguments.word[0]);
	if (command->passes_on)
		return pass_on_help(command);
	print_topic(command);
	return ALL_KEPT;
}

static const struct command help = {
	.name = "help",
	.order = 150,
	.arguments = "[COMMAND]",
	.help = "explain a command",
	.example = "help boot",
	.takes_commands = true,
	.run = print_help,
};

REGISTER_COMMAND(help);
