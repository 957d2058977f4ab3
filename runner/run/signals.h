/* SPDX-License-Identifier: GPL-2.0-or-later */
/* signals.h - signals to the runner, and requests to stop. */
#ifndef RUN_SIGNALS_H
#define RUN_SIGNALS_H

#include <stdbool.h>

/* Starts no more programs; with @at_once, running ones are killed. */
void stop_running(bool at_once);
enum stop { GO_ON, STOP_SOON, STOP_AT_ONCE };
enum stop stop_requested(void);
/* Ends a request to stop, unless a signal made it. */
void start_again(void);
/* Call this when all running programs have been killed. */
void stop_is_done(void);
/* A signalfd for SIGCHLD and signals that interrupt; reads it. */
int take_signals(void);
enum stop hear_signals(int fd);
/* The signal that interrupted us, or 0. */
int interrupted_by(void);

#endif
