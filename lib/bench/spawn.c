// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * spawn.c - the least possible overhead of running programs.
 *
 *	spawn JOBS PROGRAM...
 *
 * Calls posix_spawn(3) for each, JOBS at a time, and wait(2), and nothing else.
 */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

extern char **environ;

static int start(char *program)
{
	char *arguments[] = { program, NULL };
	pid_t pid;
	int error = posix_spawn(&pid, program, NULL, NULL, arguments, environ);

	if (error)
		fprintf(stderr, "%s: %s\n", program, strerror(error));
	return error;
}

int main(int argc, char *argv[])
{
	int jobs = argc > 2 ? atoi(argv[1]) : 0, running = 0, status = 0;

	if (jobs <= 0) {
		fprintf(stderr, "usage: %s JOBS PROGRAM...\n", argv[0]);
		return 2;
	}
	for (int i = 2; i < argc || running > 0;) {
		if (i < argc && running < jobs) {
			if (start(argv[i++]))
				return 2;
			running++;
			continue;
		}
		if (wait(&status) == -1)
			return 2;
		running--;
		if (status != 0)
			return 1;
	}
	return 0;
}
