// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cost.c - measures time and memory of a command.
 *
 *	cost FILE COMMAND [ARGUMENT...]
 *
 * Appends a line to the file: seconds, seconds of CPU time, the largest
 * resident size of a process in KiB, and the exit status.  CPU time and size
 * are those of the command and of the processes that it waited for.  cost is a
 * small program because the resident size before execve(2) counts as well.
 */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
	return t.tv_sec + t.tv_usec / 1e6;
}

int main(int argc, char *argv[])
{
	struct rusage used;
	int status, error;
	double since;
	FILE *file;
	pid_t pid;

	if (argc < 3) {
		fprintf(stderr, "usage: %s FILE COMMAND [ARGUMENT...]\n",
			argv[0]);
		return 2;
	}
	file = fopen(argv[1], "ae");
	if (!file) {
		perror(argv[1]);
		return 2;
	}
	since = now();
	error = posix_spawnp(&pid, argv[2], NULL, NULL, argv + 2, environ);
	if (error) {
		fprintf(stderr, "%s: %s\n", argv[2], strerror(error));
		return 2;
	}
	while (wait4(pid, &status, 0, &used) == -1 && errno == EINTR)
		;
	fprintf(file, "%.6f\t%.6f\t%ld\t%d\n", now() - since,
		seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss,
		WIFEXITED(status) ? WEXITSTATUS(status)
				  : 128 + WTERMSIG(status));
	return fclose(file) == 0 ? 0 : 2;
}
