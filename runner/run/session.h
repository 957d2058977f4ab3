/* SPDX-License-Identifier: GPL-2.0-or-later */
/* session.h - runs one of our scripts in a session of its own. */
#ifndef RUN_SESSION_H
#define RUN_SESSION_H

/* Returns the exit status of the command, or 128 plus the signal that
   interrupted us. */
int run_in_session(const char *const *argv);

#endif
