// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * others.c - the commands that other programs do: Python, what recorded streams
 * become, and kernels broken on purpose; a shell, what starts container
 * runtimes.
 *
 * They get their arguments as they were typed.  The runner itself needs no
 * Python, and kernels are judged without any.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runner.h"

static const char PYTHON[] = "/usr/bin/python3";

/* Sources, which a build links to. */
static char *sources(const char *name)
{
	char *path = print("%s/%s", own_directory(), name);

	if (access(path, R_OK) == -1)
		fail("no directory %s; 'make' puts it there", path);
	return path;
}

static void add_arguments(struct words *argv)
{
	for (size_t i = 0; i < options.arguments.n; i++)
		add_word(argv, options.arguments.word[i]);
	add_word(argv, NULL);
}

static _Noreturn void execute(struct words *argv, const char *remedy)
{
	add_arguments(argv);
	execv(argv->word[0], (char **)argv->word);
	fail("%s: %s%s", argv->word[0], strerror(errno), remedy);
}

static void add_program(struct words *argv)
{
	if (options.command == MUTANTS) {
		setenv("PIDSPEC", print("%s/pidspec", own_directory()), true);
		add_word(argv, print("%s/mutants", sources("broken")));
		return;
	}
	setenv("PYTHONPATH", sources("reports"), true);
	add_word(argv, "-m");
	add_word(argv, "pidspec");
	add_word(argv, commands[options.command].name);
}

/* Neither the current directory nor the user's own modules are looked at. */
static _Noreturn void run_python(void)
{
	struct words argv = { 0 };

	add_word(&argv, PYTHON);
	add_word(&argv, "-Ps");
	add_word(&argv, "-B");
	add_program(&argv);
	execute(&argv, "; install Debian's python3 and python3-jinja2");
}

static _Noreturn void run_runtimes(const char *option)
{
	struct words argv = { 0 };

	add_word(&argv, print("%s/judge.sh", sources("runtimes")));
	add_word(&argv, own_directory());
	if (option)
		add_word(&argv, option);
	add_arguments(&argv);
	end_with(status_when_written(run_in_session(argv.word)));
}

void pass_on(void)
{
	if (options.command == RUNTIMES)
		run_runtimes(NULL);
	run_python();
}

void tell_of_containers(void)
{
	run_runtimes("--brief");
}
