/* SPDX-License-Identifier: GPL-2.0-or-later */
/* launcher.h - the process between the runner and a container. */
#ifndef RUN_LAUNCHER_H
#define RUN_LAUNCHER_H

#include <stdbool.h>
#include <sys/types.h>

#include "run/spawn.h"

struct launcher {
	pid_t pid;
	int orders; /* a pipe; closing it ends the command */
	int status; /* the exit status of the command, at the end */
};

/* Returns an errno if the command cannot be started. */
int start_launcher(struct launcher *launcher, const struct command_line *line);
void terminate_launched(const struct launcher *launcher);
void kill_launched(const struct launcher *launcher);
bool launcher_has_ended(struct launcher *launcher);
/* Kills the launcher and leftover processes. */
void end_launcher(struct launcher *launcher);
/* The launcher continues without us, until it has killed the container. */
void leave_launcher(struct launcher *launcher);

#endif
