/* SPDX-License-Identifier: GPL-2.0-or-later */
/* inside.h - runs the rules inside the container that options.line starts. */
#ifndef COMMANDS_INSIDE_H
#define COMMANDS_INSIDE_H

/* Returns the exit status. */
int run_inside(void);

#endif
