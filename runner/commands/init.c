// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * init.c - the command init: runs the rules of area "inits" with a given
 * program as init of PID namespaces.
 *
 * Its command line is passed to the programs of these rules in the
 * environment.  A byte that no word contains ends each word.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/text.h"
#include "input/select.h"
#include "options/command.h"
#include "options/options.h"
#include "options/words.h"
#include "run/spawn.h"
#include "suite.h"

static const char AREA[] = "inits";

static const char *outside_directory(void)
{
	static char *directory;

	if (!directory)
		directory = print("%s/outside", own_directory());
	if (access(directory, F_OK) == -1)
		fail("%s does not exist; 'make' builds it", directory);
	return directory;
}

/* Fails once, here, and not in each rule. */
static void require_command(void)
{
	char *path = find_in_path(options.line.word[0]);

	if (!path)
		fail("%s: no such command", options.line.word[0]);
	free(path);
}

static void hand_over(void)
{
	struct text words = { 0 };
	char *payload = print("%s/payload", outside_directory());
	char *full = realpath(payload, NULL);

	add_bytes(&words, "", 0);
	for (size_t i = 0; i < options.line.n; i++)
		add(&words, "%s\037", options.line.word[i]);
	setenv("PIDSPEC_INIT", words.data, true);
	setenv("PIDSPEC_PAYLOAD", full ? full : payload, true);
	drop(&words);
	free(payload);
	free(full);
}

static bool has_braces(void)
{
	for (size_t i = 0; i < options.line.n; i++)
		if (strstr(options.line.word[i], "{}"))
			return true;
	return false;
}

/* A program that expects a command, and gets none, ends at once. */
static int explain(int status)
{
	char *line;

	if ((status != NO_VERDICT && status != NOTHING_RAN) || has_braces())
		return status;
	line = words_in_shell(&options.line);
	complain("the arguments have no {}, so the program must run by itself; "
		 "if it starts a child, write {} in place of the child's "
		 "command: pidspec init -- %s {}",
		 line);
	free(line);
	return status;
}

static int run_init(void)
{
	if (options.line.n == 0)
		fail("no program given: 'pidspec init -- PROGRAM...'");
	options.programs = outside_directory();
	options.other_programs = true;
	options.no_known = !options.known;
	if (options.arguments.n == 0)
		add_word(&options.arguments, AREA);
	if (!options.target)
		options.target = clean(options.line.word[0]);
	require_command();
	hand_over();
	return explain(run_suite());
}

static const struct command init = {
	.name = "init",
	.order = 40,
	.arguments = "[SELECT...] -- PROGRAM...",
	.help = "test a program as the init of a PID namespace",
	.example = "init -- tini -- {}",
	.options = SELECTION TESTING PRINTING
	"repeat repeat-for until-fail fail-fast shuffle dry-run "
	"target known",
	.has_line = true,
	.takes_rules = true,
	.run = run_init,
};

REGISTER_COMMAND(init);
