// SPDX-License-Identifier: GPL-2.0-or-later
/* log.c - logs of untrusted output, each at most MOST_LOG. */
#include <stdlib.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "base/log.h"
#include "base/out.h"
#include "base/text.h"

/* Written once, as the last line. */
static void add_notice(struct log *log)
{
	if (!log->cut)
		add(&log->out.pending, "\npidspec: %s ends at %d MiB\n",
		    log->out.name, MOST_LOG >> 20);
	log->cut = true;
}

/* Drops bytes beyond the limit, so that the writer does not block. */
void write_to_log(struct log *log, const char *bytes, size_t length)
{
	size_t room = MOST_LOG - log->kept;
	size_t kept = length < room ? length : room;

	if (log->out.fd == -1)
		return;
	if (log->out.error) {
		drop(&log->out.pending); /* it would grow in memory */
		kept = 0;
	}
	add_bytes(&log->out.pending, bytes, kept);
	log->kept += kept;
	log->dropped += length - kept;
	if (log->dropped && !log->out.error)
		add_notice(log);
	flush_out(&log->out);
}

void continue_log(struct log *log)
{
	struct stat status;

	if (fstat(log->out.fd, &status) == -1)
		return;
	log->cut = status.st_size > MOST_LOG;
	log->kept = log->cut ? MOST_LOG : status.st_size;
}

char *truncation_of(const struct log *log)
{
	if (!log->dropped)
		return NULL;
	return print("%s at %d MiB", log->out.name, MOST_LOG >> 20);
}
