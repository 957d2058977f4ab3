/* SPDX-License-Identifier: GPL-2.0-or-later */
/* session.h - a script of ours in a session of its own. */
#ifndef RUN_SESSION_H
#define RUN_SESSION_H

/* Returns the exit status of the command, or what interrupted us. */
int run_in_session(const char *const *argv);

#endif
