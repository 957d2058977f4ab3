// SPDX-License-Identifier: GPL-2.0-or-later
/* out.c - standard output and result files. */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/out.h"
#include "base/text.h"

struct out standard_output = { .fd = 1, .name = "standard output" };

/* Whether a write to any file failed; whether standard output was closed. */
static bool incomplete, reader_gone;

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
	return incomplete && status <= LOST && status != RULE_FAILED
		       ? NO_VERDICT
		       : status;
}
