/* SPDX-License-Identifier: GPL-2.0-or-later */
/* terminal.h - the progress line on the terminal. */
#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H

#include <stdbool.h>

void draw_line(const char *line);
/* Call this before anything else is printed. */
void wipe_line(void);
bool is_line_drawn(void);

#endif
