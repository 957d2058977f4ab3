// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * others.c - commands that execute another program: Python for reports and
 * mutated kernels, a shell for container runtimes, and the explorer.
 *
 * They receive their arguments unchanged.  The runner itself does not need
 * Python, and tests run without it.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/out.h"
#include "base/text.h"
#include "commands/others.h"
#include "input/select.h"
#include "options/command.h"
#include "options/options.h"
#include "options/words.h"
#include "run/session.h"
#include "run/spawn.h"

/* A directory of sources, to which the build has a symbolic link. */
static char *sources(const char *name)
{
	char *path = print("%s/%s", own_directory(), name);

	if (access(path, R_OK) == -1)
		fail("no directory %s; 'make' creates it", path);
	return path;
}

static void add_arguments(struct words *argv)
{
	for (size_t i = 0; i < options.arguments.n; i++)
		add_word(argv, options.arguments.word[i]);
	add_word(argv, NULL);
}

static _Noreturn void execute(struct words *argv)
{
	add_arguments(argv);
	execv(argv->word[0], (char **)argv->word);
	fail("%s: %s", argv->word[0], strerror(errno));
}

/* Python, without modules of the current directory and of the user. */
static struct words python(void)
{
	static const char debian[] = "/usr/bin/python3";
	struct words argv = { 0 };
	char *path = access(debian, X_OK) == 0 ? copy(debian)
					       : find_in_path("python3");

	if (path) {
		add_word(&argv, path);
		add_word(&argv, strcmp(path, debian) == 0 ? "-Ps" : "-s");
		add_word(&argv, "-B");
		return argv;
	}
	complain("no python3 in PATH; install Debian's python3 and "
		 "python3-jinja2");
	end_with(MISSING);
}

static int run_reports(void)
{
	struct words argv = python();

	setenv("PYTHONPATH", sources("reports"), true);
	setenv("PIDSPEC", print("%s/pidspec", own_directory()), true);
	add_word(&argv, "-m");
	add_word(&argv, "pidspec");
	add_word(&argv, options.command->name);
	execute(&argv);
}

static int show_mutants(void)
{
	struct words argv = python();

	setenv("PIDSPEC", print("%s/pidspec", own_directory()), true);
	add_word(&argv, print("%s/mutants", sources("broken")));
	execute(&argv);
}

static int run_explorer(void)
{
	struct words argv = { 0 };

	add_word(&argv, print("%s/explore", own_directory()));
	add_arguments(&argv);
	execv(argv.word[0], (char **)argv.word);
	fail("%s: %s; 'make' creates it", argv.word[0], strerror(errno));
}

static _Noreturn void run_script(const char *option)
{
	struct words argv = { 0 };
	char *directory = sources("runtimes");
	char *script = print("%s/runtimes.sh", directory);
	int status;

	add_word(&argv, script);
	add_word(&argv, own_directory());
	if (option)
		add_word(&argv, option);
	add_arguments(&argv);
	status = run_in_session(argv.word);
	free(argv.word);
	free(script);
	free(directory);
	end_with(status_when_written(status));
}

static int run_runtimes(void)
{
	run_script(NULL);
}

void print_containers(void)
{
	run_script("--brief");
}

static const struct command runtimes = {
	.name = "runtimes",
	.order = 50,
	.arguments = "[NAME...]",
	.help = "test the container runtimes of this host",
	.passes_on = true,
	.takes_files = true,
	.run = run_runtimes,
};

REGISTER_COMMAND(runtimes);

static const struct command report = {
	.name = "report",
	.order = 100,
	.arguments = "FILE|DIR...",
	.help = "write results as HTML, JUnit, Markdown, JSON or CSV",
	.passes_on = true,
	.takes_files = true,
	.run = run_reports,
};

REGISTER_COMMAND(report);

static const struct command compare = {
	.name = "compare",
	.order = 110,
	.arguments = "OLD NEW",
	.help = "print what changed between two runs",
	.passes_on = true,
	.takes_files = true,
	.run = run_reports,
};

REGISTER_COMMAND(compare);

static const struct command export_ = {
	.name = "export",
	.order = 120,
	.arguments = "FORMAT DIR...",
	.help = "print results in the format of a CI service",
	.passes_on = true,
	.takes_files = true,
	.run = run_reports,
};

REGISTER_COMMAND(export_);

static const struct command mutants = {
	.name = "mutants",
	.order = 130,
	.arguments = "[N...]",
	.help = "run the rules on mutated kernels",
	.passes_on = true,
	.takes_files = true,
	.run = show_mutants,
};

REGISTER_COMMAND(mutants);

static const struct command explore = {
	.name = "explore",
	.order = 125,
	.arguments = "[OPTION...]",
	.help = "compare the kernel with a model, in random scenes",
	.passes_on = true,
	.takes_files = true,
	.run = run_explorer,
};

REGISTER_COMMAND(explore);
