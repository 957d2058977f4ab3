/* SPDX-License-Identifier: GPL-2.0-or-later */
/* log.h - files for what others print. */
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
	bool cut;	  /* and its last line says so */
};

/* Nothing if it is not open. */
void write_to_log(struct log *log, const char *bytes, size_t length);
/* What is in the file counts. */
void continue_log(struct log *log);
/* What was cut, and where; NULL if it is whole. */
char *truncation_of(const struct log *log);

#endif
