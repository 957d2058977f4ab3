// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * tool.c - programs that unpack or fetch a kernel before it is booted.
 *
 * Their input is not trusted.  RLIMIT_FSIZE limits the files that they write,
 * and they are killed when we are interrupted.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exit.h"
#include "run/leftovers.h"
#include "run/signals.h"
#include "run/spawn.h"
#include "vm/tool.h"

static int signals = -1;

void prepare_tools(int fd)
{
	signals = fd;
}

/* spawn() has no options for standard input and limits, so both are inherited.
 */
static pid_t start_tool(const struct command_line *line, int in)
{
	struct rlimit before, limit;
	int input = dup(0);
	pid_t pid;

	getrlimit(RLIMIT_FSIZE, &before);
	limit = before;
	if (limit.rlim_cur > MOST_KERNEL)
		limit.rlim_cur = MOST_KERNEL;
	setrlimit(RLIMIT_FSIZE, &limit);
	dup2(in, 0);
	pid = spawn(line);
	dup2(input, 0);
	close(input);
	setrlimit(RLIMIT_FSIZE, &before);
	return pid;
}

/* Does not return if a signal interrupts us. */
static int wait_for_tool(pid_t pid)
{
	struct pollfd fds = { .fd = signals, .events = POLLIN };
	bool all_gone;
	int status;

	while (waitpid(pid, &status, WNOHANG) == 0) {
		poll(&fds, 1, -1);
		hear_signals(signals);
		if (!interrupted_by())
			continue;
		kill_group(pid);
		end_leftovers(&all_gone);
		end_with(128 + interrupted_by());
	}
	return status;
}

static bool run(const char *const argv[], int in, int out, int err)
{
	char *path = find_in_path(argv[0]);
	const char *words[8] = { path };
	struct command_line line = {
		.argv = words, .id = "tool", .out = out, .err = err
	};
	pid_t pid = -ENOENT;
	int status = 0;

	for (size_t i = 1; i < 7 && argv[i]; i++)
		words[i] = argv[i];
	if (path)
		pid = start_tool(&line, in);
	if (pid > 0)
		status = wait_for_tool(pid);
	free(path);
	return pid > 0 && status == 0;
}

bool run_tool(const char *const argv[], int in, int out)
{
	return run(argv, in, out, 2);
}

bool run_tool_quietly(const char *const argv[], int in, int out)
{
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
	bool done = run(argv, in, out, nothing);

	close(nothing);
	return done;
}
