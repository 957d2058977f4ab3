/* SPDX-License-Identifier: GPL-2.0-or-later */
/* launcher.h - the process between us and a container. */
#ifndef RUN_LAUNCHER_H
#define RUN_LAUNCHER_H

#include <stdbool.h>
#include <sys/types.h>

#include "run/spawn.h"

/* Between us and a container. */
struct launcher {
	pid_t pid;
	int orders; /* -1: it is to end what it started */
	int status; /* what the command exited with, when it has ended */
};

/* Returns an errno if the command cannot be started. */
int start_launcher(struct launcher *launcher, const struct command_line *line);
void ask_to_end(const struct launcher *launcher);
void kill_launched(const struct launcher *launcher);
bool launcher_has_ended(struct launcher *launcher);
/* Ends it, too, and all that is left. */
void end_launcher(struct launcher *launcher);
/* It goes on without us, until it has killed the container. */
void leave_launcher(struct launcher *launcher);

#endif
