/* SPDX-License-Identifier: GPL-2.0-or-later */
/* spawn.h - starting one program. */
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
/* The file that a shell would run; NULL if there is none; free() it. */
char *find_in_path(const char *name);
/* In a session of its own, or at least a process group; dies with us.  -errno
   if it cannot start. */
pid_t spawn(const struct command_line *line);
void kill_group(pid_t leader);

#endif
