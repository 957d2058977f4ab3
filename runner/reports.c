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
#include <sys/auxv.h>
#include <unistd.h>

#include "runner.h"

static const char PYTHON[] = "/usr/bin/python3";

/* "reports" beside the file that path names. */
static char *reports_beside(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	char *directory =
		slash ? print("%.*s/reports", (int)(slash - path), path)
		      : copy("reports");
	char *package = print("%s/pidspec/__main__.py", directory);
	bool found = access(package, R_OK) == 0;

	free(package);
	if (found)
		return directory;
	free(directory);
	return NULL;
}

static char *reports_directory(void)
{
	const char *self = (const char *)getauxval(AT_EXECFN);
	char *real = self ? realpath(self, NULL) : NULL;
	char *found = reports_beside(real);

	if (!found)
		fail("no directory 'reports' beside %s; 'make' puts it there",
		     real ? real : "pidspec");
	free(real);
	return found;
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
