/* SPDX-License-Identifier: GPL-2.0-or-later */
/* command.h - commands, each in a file of its own. */
#ifndef OPTIONS_COMMAND_H
#define OPTIONS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct command {
	const char *name, *arguments, *help;
	const char *example; /* without "pidspec" */
	const char *options; /* their names; see belongs() */
	int order;	     /* in the help; the first is the default */
	int dmesg;	     /* the default of --dmesg */
	double grace;	     /* the default of --grace; 0: 3 */
	bool passes_on;	     /* its arguments, unchanged, to another program */
	bool has_line;	     /* "--" and a command to run */
	/* The completion of its arguments; see completion.c. */
	bool takes_rules, takes_files, takes_commands;
	const char *takes; /* words */
	int (*run)(void);  /* returns the exit status */
};

/* Options that many commands have. */
#define SELECTION "exclude level since needs source select failed partition "
#define TESTING "jobs timeout grace user "
#define PRINTING                                                          \
	"format tap-known output force fail-on exit-style slowest quiet " \
	"verbose color "

/* The linker collects them, so a new command only needs a new file. */
#define REGISTER_COMMAND(variable)                                   \
	static const struct command *const registered_##variable     \
		__attribute__((section("pidspec_commands"), used)) = \
			&(variable)

/* All commands, in order. */
const struct command *const *commands(size_t *n);
const struct command *default_command(void);
/* If there is none, NULL; @guess is then the nearest name, or NULL. */
const struct command *find_command(const char *name, const char **guess);

#endif
