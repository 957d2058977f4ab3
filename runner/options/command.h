/* SPDX-License-Identifier: GPL-2.0-or-later */
/* command.h - commands, each in a file of its own. */
#ifndef OPTIONS_COMMAND_H
#define OPTIONS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct command {
	const char *name, *arguments, *help;
	const char *example; /* without "pidspec" */
	const char *options; /* names of those that it has; see belongs() */
	int order;	     /* in the help; the first is the default */
	int dmesg;	     /* what --dmesg is if it is not given */
	bool passes_on;	     /* its arguments, as they are, to what does it */
	bool has_line;	     /* "--" and a command of somebody else's */
	/* What completes its arguments; see completion.c. */
	bool takes_rules, takes_files, takes_commands;
	const char *takes; /* words */
	int (*run)(void);  /* returns the exit status */
};

/* What many have. */
#define SELECTION "exclude select partition "
#define TESTING "jobs timeout grace user "
#define PRINTING "format output exit-style slowest quiet verbose color "

/* The linker gathers them, so that a file with one is all that it takes. */
#define REGISTER_COMMAND(variable)                                   \
	static const struct command *const registered_##variable     \
		__attribute__((section("pidspec_commands"), used)) = \
			&(variable)

/* All of them, in order. */
const struct command *const *commands(size_t *n);
const struct command *default_command(void);
/* NULL, and the name that was probably meant, or NULL. */
const struct command *find_command(const char *name, const char **guess);

#endif
