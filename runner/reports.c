// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * reports.c - the commands that Python does: what recorded streams become.
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

static char *reports_directory(void)
{
	char *directory = print("%s/reports", own_directory());

	if (access(directory, R_OK) == -1)
		fail("no directory %s; 'make' puts it there", directory);
	return directory;
}

_Noreturn void run_python(void)
{
	const struct words *words = &options.arguments;
	const char **argv = make((words->n + 7) * sizeof(*argv));
	size_t n = 0;

	argv[n++] = PYTHON;
	/* Neither the current directory nor the user's own modules. */
	argv[n++] = "-Ps";
	argv[n++] = "-B";
	argv[n++] = "-m";
	argv[n++] = "pidspec";
	argv[n++] = commands[options.command].name;
	memcpy(argv + n, words->word, words->n * sizeof(*argv));
	setenv("PYTHONPATH", reports_directory(), true);
	execv(PYTHON, (char **)argv);
	fail("%s: %s; install Debian's python3 and python3-jinja2", PYTHON,
	     strerror(errno));
}
