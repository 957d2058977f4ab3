/* SPDX-License-Identifier: GPL-2.0-or-later */
/* origin.h - when, where and with which rules a run was made. */
#ifndef INPUT_ORIGIN_H
#define INPUT_ORIGIN_H

struct origin {
	const char *began, *host, *command;
	const char *rule_set, *config; /* NULL: not known */
};

/* All facts for a run of this runner. */
struct origin find_origin(void);
/* The same for a run elsewhere: rule set and configuration are those of the
   target, and NULL here. */
struct origin find_relay_origin(void);
/* Now, in UTC, as ISO 8601; free() it.  SOURCE_DATE_EPOCH replaces it. */
char *time_in_utc(void);

#endif
