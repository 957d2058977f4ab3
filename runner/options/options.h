/* SPDX-License-Identifier: GPL-2.0-or-later */
/* options.h - the command line. */
#ifndef OPTIONS_OPTIONS_H
#define OPTIONS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "options/command.h"
#include "options/words.h"

enum user { USER_AUTO, USER_ROOT, USER_USERNS };
enum when { AUTO, ALWAYS, NEVER };
enum dmesg { DMESG_OFF, DMESG_WARN, DMESG_FAIL };
enum abi { ABI_NATIVE, ABI_32 };
enum fail_on { ON_CODE, ON_SHOULD, ON_MUST };
enum tap_known { KNOWN_IS_TODO, KNOWN_IS_OK };
enum on_crash { CRASH_CONTINUE, CRASH_STOP };

struct options {
	const struct command *command;
	struct words arguments; /* ids, areas, globs; or the arguments of
				   show, completion, help */
	struct words exclude, levels, needs, sources;
	struct words hosts;	   /* to run on, by ssh(1) */
	struct words line;	   /* the words after "--", of some commands */
	struct words command_line; /* all words, the first included */
	const char *selection, *failed, *since, *programs;
	const char *not_a_command; /* the first of @arguments, typed where
				      a command may be */
	const char *output, *known, *wrap, *target, *run_id;
	bool no_known, until_fail, fail_fast, dry_run, quiet, verbose;
	bool force, shuffle, seeded, details, json, announce, containers;
	bool version;	     /* only print the version */
	bool other_programs; /* not those that were built with this runner */
	bool joins_words;    /* @line is a command like ssh(1), which joins its
				arguments for a shell */
	uint64_t seed;
	int jobs, depth, repeat, slowest, part, parts;
	int user, style, color;
	int fail_on;	       /* an enum fail_on */
	int tap_known;	       /* an enum tap_known */
	int format;	       /* an index of printers() */
	double timeout, grace; /* in seconds; 0: select_programs() sets it */
	double repeat_for;
	/* In place of rules: seconds, or scenes; and their first seed */
	int explore, explore_scenes, explore_seed, storm;
	bool explore_known;
	int dmesg, abi;

	/* For boot and pack */
	const char *append, *qemu, *qemu_args, *dtb, *arch;
	bool gdb, shell;
	int vm, accel, cpus, memory, on_crash, archive;
	double boot_timeout, hang_timeout;
};

extern struct options options;

enum kind {
	FLAG,
	COUNT,	 /* from 1 */
	SECONDS, /* above 0 */
	PERIOD,	 /* seconds, 0 included */
	STRING,
	NAME, /* printable, see is_clean() */
	FILENAME,
	WORDS,
	CHOICE,
	FORMAT, /* a choice of printers */
	SEED,
	PART
};

enum { MOST_COUNT = 1000000000, MOST_SECONDS = 1000000 };
#define LEAST_SECONDS 0.001

struct option {
	const char *name;
	char letter;
	enum kind kind;
	size_t offset;	   /* in struct options */
	const char *value; /* its name, or the choices, or NULL */
	const char *help;
};

extern const struct option option_table[];
extern const size_t n_options;

/* Whether @command has @option. */
bool belongs(const struct option *option, const struct command *command);
/* What @option means in the help of @command. */
const char *help_of(const struct option *option, const struct command *command);
/* The choices, separated by "|"; NULL if the value is not a choice. */
const char *choices_of(const struct option *option);
/* The value in the help: the choices, or a name. */
const char *value_in_help(const struct option *option);

void parse_options(int argc, char *argv[]);

#endif
