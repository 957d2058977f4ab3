/* SPDX-License-Identifier: GPL-2.0-or-later */
/* exit.h - exit statuses. */
#ifndef BASE_EXIT_H
#define BASE_EXIT_H

/* Exit statuses, before --exit-style translates them. */
enum {
	ALL_PASSED = 0,
	RULE_FAILED = 1,
	USAGE = 2,
	NO_VERDICT = 3,
	NOTHING_RAN = 4,
	MISSING = 5, /* a program that the command requires */
	LOST = 6,    /* the target did not start, or was lost */
	STDOUT_CLOSED = 141,
};

enum style {
	PIDSPEC_STYLE,
	KSELFTEST_STYLE,
	AUTOMAKE,
	TAP_STYLE,
	LTP_STYLE,
	BISECT
};

/* The argument of --exit-style. */
extern enum style exit_style;

/* Translates @status to that style. */
int in_style(int status);
/* Exits with @status in that style: end.c. */
_Noreturn void end_with(int status);

#endif
