// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * others.c - the commands that other programs do: Python, what recorded streams
 * become; a shell, what starts container runtimes.
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

/* Beside us; 'make' puts it there. */
static char *find_beside(const char *name)
{
	char *path = print("%s/%s", own_directory(), name);

	if (access(path, R_OK) == -1)
		fail("no %s; 'make' puts it there", path);
	return path;
}

/* @first, and then the arguments that were typed. */
static const char **make_argv(const char *const *first, size_t n)
{
	const struct words *words = &options.arguments;
	const char **argv = make((n + words->n + 1) * sizeof(*argv));

	memcpy(argv, first, n * sizeof(*argv));
	memcpy(argv + n, words->word, words->n * sizeof(*argv));
	return argv;
}

static _Noreturn void run_python(void)
{
	/* Neither the current directory nor the user's own modules. */
	const char *const first[] = {
		PYTHON, "-Ps",	   "-B",
		"-m",	"pidspec", commands[options.command].name
	};

	setenv("PYTHONPATH", find_beside("reports"), true);
	execv(PYTHON, (char **)make_argv(first, 6));
	fail("%s: %s; install Debian's python3 and python3-jinja2", PYTHON,
	     strerror(errno));
}

static _Noreturn void run_runtimes(const char *option)
{
	char *script = find_beside("runtimes/judge.sh");
	const char *const first[] = { script, own_directory(), option };

	execv(script, (char **)make_argv(first, option ? 3 : 2));
	fail("%s: %s", script, strerror(errno));
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
