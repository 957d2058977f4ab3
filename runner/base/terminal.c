// SPDX-License-Identifier: GPL-2.0-or-later
/* terminal.c - the progress line on the terminal. */
#include <stdbool.h>
#include <stdio.h>
#include <sys/ioctl.h>

#include "base/terminal.h"

static bool drawn;

static int columns(void)
{
	struct winsize size;

	return ioctl(2, TIOCGWINSZ, &size) == 0 && size.ws_col > 20
		       ? size.ws_col
		       : 80;
}

void draw_line(const char *line)
{
	fprintf(stderr, "\r\033[K%.*s", columns() - 1, line);
	drawn = true;
}

void wipe_line(void)
{
	if (drawn)
		fputs("\r\033[K", stderr);
	drawn = false;
}

bool is_line_drawn(void)
{
	return drawn;
}
