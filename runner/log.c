// SPDX-License-Identifier: GPL-2.0-or-later
/* log.c - files for what others print; none grows beyond MOST_LOG. */
#include <stdlib.h>
#include <sys/stat.h>

#include "runner.h"

/* What is beyond the limit is dropped, so that the writer does not block. */
void write_to_log(struct log *log, const char *bytes, size_t length)
{
	size_t room = log->out.error ? 0 : MOST_LOG - log->kept;

	if (log->out.fd == -1)
		return;
	if (log->out.error)
		drop(&log->out.pending);
	if (length <= room) {
		add_bytes(&log->out.pending, bytes, length);
		log->kept += length;
	} else {
		add_bytes(&log->out.pending, bytes, room);
		if (room)
			add(&log->out.pending, "\npidspec: %s ends at %d MiB\n",
			    log->out.name, MOST_LOG >> 20);
		log->kept += room;
		log->dropped += length - room;
	}
	flush_out(&log->out);
}

void continue_log(struct log *log)
{
	struct stat status;

	if (fstat(log->out.fd, &status) == 0)
		log->kept =
			status.st_size < MOST_LOG ? status.st_size : MOST_LOG;
}

char *truncation_of(const struct log *log)
{
	if (!log->dropped)
		return NULL;
	return print("%s at %d MiB", log->out.name, MOST_LOG >> 20);
}
