/* SPDX-License-Identifier: GPL-2.0-or-later */
/* log.h - logs of untrusted output. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/out.h"

struct log {
	struct out out;
	size_t kept;
	uint64_t dropped; /* bytes, beyond the limit */
	bool cut;	  /* its last line records the limit */
};

/* Does nothing if the log is not open. */
void write_to_log(struct log *log, const char *bytes, size_t length);
/* Counts the bytes that the file already has. */
void continue_log(struct log *log);
/* "NAME at N MiB" if the log was cut, else NULL; free() it. */
char *truncation_of(const struct log *log);

#endif
