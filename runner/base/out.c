// SPDX-License-Identifier: GPL-2.0-or-later
/* print.c - writing what the printers made, and the bar that shows progress. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "runner.h"

struct out standard_output = { .fd = 1, .name = "standard output" };

/* Whether all could be written that should have been, of whatever file. */
static bool incomplete, reader_gone;

/* ---- Writing ----------------------------------------------------------- */

static void note_loss(struct out *out, int error)
{
	bool first = !out->error;

	out->error = error;
	reader_gone |= out->fd == 1 && error == EPIPE;
	incomplete = true;
	if (first && error != EPIPE)
		complain("cannot write to %s: %s", out->name, strerror(error));
}

void flush_out(struct out *out)
{
	struct text *text = &out->pending;
	size_t done = 0;

	while (done < text->length) {
		ssize_t n =
			write(out->fd, text->data + done, text->length - done);

		if (n == -1 && errno == EAGAIN) {
			poll(&(struct pollfd){ out->fd, POLLOUT, 0 }, 1, -1);
			continue;
		}
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			break;
		done += n;
	}
	if (done < text->length)
		note_loss(out, errno);
	text->length -= done;
	if (text->length)
		memmove(text->data, text->data + done, text->length);
}

void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vadd(&standard_output.pending, format, args);
	va_end(args);
}

int status_when_written(int status)
{
	flush_out(&standard_output);
	if (reader_gone)
		return STDOUT_CLOSED;
	return incomplete && status <= LOST && status != BROKEN_RULE
		       ? NO_VERDICT
		       : status;
}

/* ---- The bar ----------------------------------------------------------- */

enum { FIRST_DRAWN_MS = 150, BETWEEN_MS = 100 };

static struct {
	bool decided, wanted, drawn;
	int64_t began, last;
	size_t ended, planned;
	int failed, without;
} bar;

static bool want_bar(void)
{
	const char *ci = getenv("CI"), *term = getenv("TERM");

	return isatty(2) && !(ci && *ci) && term && strcmp(term, "dumb") != 0 &&
	       !options.quiet && options.format == PRETTY;
}

static int columns(void)
{
	struct winsize size;

	return ioctl(2, TIOCGWINSZ, &size) == 0 && size.ws_col > 20
		       ? size.ws_col
		       : 80;
}

void wipe_bar(void)
{
	if (bar.drawn)
		fputs("\r\033[K", stderr);
	bar.drawn = false;
}

void count_in_bar(const struct summary *summary, size_t ended, size_t planned)
{
	bar.ended = ended;
	bar.planned = planned;
	bar.failed = summary->count[FAIL] + summary->count[XPASS];
	bar.without = summary->count[ERROR] + summary->count[TIMEOUT];
}

static void add_running(struct text *line, const struct running *running,
			size_t n, int64_t time)
{
	for (size_t i = 0; i < n; i++) {
		int64_t ms = (time - running[i].since) / MS;

		add(line, "%s%s", i ? ", " : "", running[i].program->id);
		if (ms >= 1000)
			add(line, " (%d s)", (int)(ms / 1000));
	}
}

void draw_bar(const struct running *running, size_t n)
{
	enum { WIDTH = 24 };
	struct text line = { 0 };
	int64_t time = now();
	int full;

	if (!bar.decided) {
		bar.decided = true;
		bar.wanted = want_bar();
		bar.began = time;
	}
	if (!bar.wanted || time - bar.began < FIRST_DRAWN_MS * MS ||
	    (bar.drawn && time - bar.last < BETWEEN_MS * MS))
		return;
	full = bar.planned ? (int)(WIDTH * bar.ended / bar.planned) : 0;
	add(&line, "[%.*s%*s] %zu/%zu: ", full, "########################",
	    WIDTH - full, "", bar.ended, bar.planned);
	if (bar.failed + bar.without)
		add(&line, "%d fail, %d error; ", bar.failed, bar.without);
	add_running(&line, running, n, time);
	fprintf(stderr, "\r\033[K%.*s", columns() - 1, line.data);
	drop(&line);
	bar.drawn = true;
	bar.last = time;
}
