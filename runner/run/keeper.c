// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * keeper.c - the process that runs and reaps one program at a time.
 *
 * A keeper has at most one program at a time, and is a subreaper.  So every
 * process that outlives the program is its child, and belongs to that program.
 * If the keeper or the runner is killed, PR_SET_PDEATHSIG kills the program.
 *
 * A program has ended when its process has ended, not when its output is
 * closed.  A program may close its output early, or its descendants may hold it
 * open.  A signalfd for SIGCHLD reports the end on every supported kernel.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/limits.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "input/select.h"
#include "options/options.h"
#include "run/job.h"
#include "run/keeper.h"
#include "run/leftovers.h"
#include "run/spawn.h"

static int signals = -1;

struct stream {
	int fd; /* -1: closed */
	char *bytes;
	size_t *length;
};

static int open_stream(struct stream *stream, int *writer)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) == -1)
		return errno;
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	stream->fd = ends[0];
	*writer = ends[1];
	return 0;
}

static void close_stream(struct stream *stream)
{
	if (stream->fd != -1)
		close(stream->fd);
	stream->fd = -1;
}

/* Reads one chunk.  Output beyond the limit is read and dropped, so that the
 * writer does not block. */
static bool read_stream(struct stream *stream, bool *flooded)
{
	static char overflow[64 * 1024];
	size_t room = MOST_OUTPUT - *stream->length;
	ssize_t n;

	if (stream->fd == -1)
		return false;
	if (room)
		n = read(stream->fd, stream->bytes + *stream->length, room);
	else
		n = read(stream->fd, overflow, sizeof(overflow));
	if (n == 0 || (n == -1 && errno != EAGAIN && errno != EINTR))
		close_stream(stream);
	if (n <= 0)
		return false;
	if (room)
		*stream->length += n;
	else
		*flooded = true;
	return true;
}

/* Reads at most the contents of the pipe, which others may still write to. */
static void drain(struct stream *stream, bool *flooded)
{
	enum { CHUNKS = 2 + 1024 * 1024 / 65536 }; /* the largest pipe */

	for (int n = 0; n < CHUNKS && read_stream(stream, flooded); n++)
		;
	close_stream(stream);
}

static pid_t start_program(const struct program *program, const char *argument,
			   int out, int err)
{
	const char *plain[] = { program->path, argument, NULL };
	const char *wrapped[] = { "/bin/sh", "-c", NULL, program->path, NULL };
	struct command_line line = { plain, program->id, out, err, true };

	if (options.wrap && !argument) {
		wrapped[2] = print("exec %s \"$0\"", options.wrap);
		line.argv = wrapped;
	}
	return spawn(&line);
}

/* Reads output, and then reaps, if poll(2) reported events in @watched, or if
   @again is set. */
static enum reaped hear_program(pid_t pid, struct stream streams[2],
				const struct pollfd *watched, bool again,
				struct ending *ending)
{
	struct signalfd_siginfo unused;

	for (int i = 0; i < 2; i++)
		if (watched[i + 1].revents)
			read_stream(&streams[i], &ending->flooded);
	if (!again && (!watched[0].revents ||
		       read(signals, &unused, sizeof(unused)) <= 0))
		return ALL_REAPED;
	return reap_some(pid, &ending->status);
}

/* Returns when the program has ended; false if SIGKILL does not end it. */
static bool attend(pid_t pid, struct stream streams[2], struct ending *ending)
{
	int64_t allowed = nanoseconds(options.timeout + options.grace);
	enum reaped reaped = ALL_REAPED;
	struct stopwatch stopwatch;

	start_stopwatch(&stopwatch);
	for (;;) {
		struct pollfd fds[] = {
			{ signals, POLLIN, 0 },
			{ streams[0].fd, POLLIN, 0 },
			{ streams[1].fd, POLLIN, 0 },
		};
		bool again = reaped == MORE_TO_REAP;

		poll(fds, 3, again ? 0 : next_turn(allowed - stopwatch.spent));
		update_stopwatch(&stopwatch);
		reaped = hear_program(pid, streams, fds, again, ending);
		if (reaped == LEADER_REAPED)
			return true;
		if (stopwatch.spent < allowed)
			continue;
		if (ending->timed_out)
			return false;
		ending->timed_out = true;
		allowed += KILL_LIMIT_MS * (int64_t)MS;
		kill_group(pid);
	}
}

/* False if there are leftover processes that cannot be killed or found. */
static bool run_one(const struct program *program, const char *argument,
		    struct ending *ending)
{
	struct stream streams[2] = {
		{ -1, ending->bytes[0], &ending->length[0] },
		{ -1, ending->bytes[1], &ending->length[1] },
	};
	int writers[2] = { -1, -1 };
	int64_t since = now();
	bool all_gone = true;
	pid_t pid = -1;
	int error = open_stream(&streams[0], &writers[0]);

	if (!error)
		error = open_stream(&streams[1], &writers[1]);
	if (!error)
		pid = start_program(program, argument, writers[0], writers[1]);
	for (int i = 0; i < 2; i++)
		if (writers[i] != -1)
			close(writers[i]);
	if (pid < 0)
		ending->start_error = error ? error : -pid;
	else
		all_gone = attend(pid, streams, ending);
	ending->ms = (double)(now() - since) / MS;
	if (all_gone)
		ending->left = end_leftovers(&all_gone);
	for (int i = 0; i < 2; i++)
		drain(&streams[i], &ending->flooded);
	return all_gone;
}

static void prepare(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(NO_VERDICT);
	setsid();
	signals = watch_children();
	prepare_leftovers();
}

void keep(int orders, int answers, const struct job *job, struct ending *ending,
	  pid_t parent)
{
	char word;

	prepare(parent);
	/* Leftover processes would be attributed to the next program. */
	while (!ending->spoilt && read(orders, &word, 1) == 1) {
		ending->spoilt = !run_one(&job->programs->at[ending->program],
					  job->argument, ending);
		if (write(answers, &word, 1) != 1)
			break;
	}
	_exit(ALL_PASSED);
}
