// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * session.c - runs one of our scripts in a session of its own.
 *
 * Its processes have no controlling terminal, and no descriptor of one, so they
 * cannot insert input into it (TIOCSTI in ioctl_tty(2)).  Their output is made
 * printable here.  If it cannot be written, the exit status shows that.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/foreign.h"
#include "base/out.h"
#include "base/text.h"
#include "run/launcher.h"
#include "run/leftovers.h"
#include "run/session.h"
#include "run/signals.h"
#include "run/spawn.h"

enum {
	READ_SIZE = 16384,
	READS = 16,	    /* of a pipe in an iteration */
	READS_AT_END = 128, /* usually the largest size of a pipe */
};

struct source {
	int fd; /* -1: closed */
	struct text rest;
	struct out *to;
};

static struct out standard_error = { .fd = 2 };

static int open_source(struct source *source, struct out *to)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) == -1)
		fail("cannot make a pipe: %s", strerror(errno));
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	*source = (struct source){ .fd = ends[0], .to = to };
	return ends[1];
}

static void end_line(struct source *source, const char *end)
{
	add_clean(&source->to->pending, source->rest.data, source->rest.length);
	add(&source->to->pending, "%s", end);
	source->rest.length = 0;
}

/* Whole lines are made printable, because reads may split a character. */
static void take(struct source *source, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '\n')
			end_line(source, "\n");
		else
			add_bytes(&source->rest, &bytes[i], 1);
		if (source->rest.length == MAX_LINE)
			end_line(source, "");
	}
}

/* Only a failed write to standard output changes the exit status. */
static void pass_on_text(struct out *to)
{
	if (to == &standard_output && !to->error) {
		flush_out(to);
		return;
	}
	if (to == &standard_error && to->pending.length)
		fputs(to->pending.data, stderr);
	to->pending.length = 0;
}

static void hear(struct source *source, int reads)
{
	char bytes[READ_SIZE];
	ssize_t n = 1;

	while (source->fd != -1 && n > 0 && reads-- > 0) {
		n = read(source->fd, bytes, sizeof(bytes));
		if (n > 0)
			take(source, bytes, n);
	}
	if (n == 0) {
		close(source->fd);
		source->fd = -1;
	}
	pass_on_text(source->to);
}

/* Sends SIGTERM first; a second ^C sends SIGKILL. */
static void end_it(struct launcher *launcher, enum stop stop)
{
	static enum stop before;

	if (before == GO_ON)
		terminate_launched(launcher);
	else if (stop > before)
		kill_launched(launcher);
	before = stop;
}

static void attend(struct launcher *launcher, struct source sources[2],
		   int signals)
{
	struct pollfd fds[] = {
		{ .events = POLLIN },
		{ .events = POLLIN },
		{ .fd = signals, .events = POLLIN },
	};
	enum stop stop;

	while (!launcher_has_ended(launcher)) {
		fds[0].fd = sources[0].fd;
		fds[1].fd = sources[1].fd;
		poll(fds, 3, -1); /* SIGCHLD is among the signals */
		for (int i = 0; i < 2; i++)
			if (fds[i].revents)
				hear(&sources[i], READS);
		if (standard_output.error == EPIPE)
			stop_running(true);
		stop = hear_signals(signals);
		if (stop != GO_ON)
			end_it(launcher, stop);
	}
}

static void listen_to_the_end(struct source *source)
{
	hear(source, READS_AT_END);
	end_line(source, "");
	drop(&source->rest);
	pass_on_text(source->to);
}

static void read_nothing(void)
{
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	if (nothing == -1)
		fail("/dev/null: %s", strerror(errno));
	dup2(nothing, 0);
	close(nothing);
}

int run_in_session(const char *const *argv)
{
	struct command_line line = { .argv = argv,
				     .id = "",
				     .in_our_session = true };
	struct launcher launcher;
	struct source sources[2];
	int signals = take_signals(), error;

	line.out = open_source(&sources[0], &standard_output);
	line.err = open_source(&sources[1], &standard_error);
	read_nothing();
	prepare_leftovers();
	prepare_environment();
	error = start_launcher(&launcher, &line);
	if (error)
		fail("cannot start %s: %s", argv[0], strerror(error));
	close(line.out);
	close(line.err);
	attend(&launcher, sources, signals);
	end_launcher(&launcher);
	listen_to_the_end(&sources[0]);
	listen_to_the_end(&sources[1]);
	return interrupted_by() ? 128 + interrupted_by() : launcher.status;
}
