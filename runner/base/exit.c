// SPDX-License-Identifier: GPL-2.0-or-later
/* exit.c - exit statuses, in the style of --exit-style. */
#include "base/exit.h"

enum style exit_style;

/* For kselftest, 2 is an expected failure; at 125, git bisect skips. */
int in_style(int status)
{
	static const int styles[][LOST + 1] = {
		[PIDSPEC_STYLE] = { 0, 1, 2, 3, 4, 5, 6 },
		[KSELFTEST_STYLE] = { 0, 1, 1, 1, 4, 1, 1 },
		[AUTOMAKE] = { 0, 1, 99, 99, 77, 99, 99 },
		[TAP_STYLE] = { 0, 1, 1, 1, 0, 1, 1 },
		[LTP_STYLE] = { 0, 1, 2, 2, 32, 2, 2 },
		[BISECT] = { 0, 1, 128, 125, 125, 125, 125 },
	};

	return status <= LOST ? styles[exit_style][status] : status;
}
