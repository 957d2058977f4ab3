/* SPDX-License-Identifier: GPL-2.0-or-later */
/* spawn.h - starts one program. */
#ifndef RUN_SPAWN_H
#define RUN_SPAWN_H

#include <stdbool.h>
#include <sys/types.h>

struct command_line {
	const char *const *argv;
	const char *id; /* becomes PIDSPEC_ID */
	int out, err;
	bool in_our_session; /* which must not have a controlling terminal */
};

void prepare_environment(void);
/* Searches PATH as a shell does; NULL if there is none; free() it. */
char *find_in_path(const char *name);
/* Starts it in a session, or at least a process group, of its own; it is killed
   when we exit.  Returns -errno on failure. */
pid_t spawn(const struct command_line *line);
void kill_group(pid_t leader);

#endif
