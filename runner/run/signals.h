/* SPDX-License-Identifier: GPL-2.0-or-later */
/* signals.h - signals to the runner, and whether it is to stop. */
#ifndef RUN_SIGNALS_H
#define RUN_SIGNALS_H

#include <stdbool.h>

/* Start nothing more; with @at_once, kill what runs. */
void stop_running(bool at_once);
enum stop { GO_ON, STOP_SOON, STOP_AT_ONCE };
enum stop stop_asked(void);
/* There is more to start, unless a signal asked us to end. */
void start_again(void);
/* All that ran has been killed. */
void stop_is_done(void);
/* A signalfd for SIGCHLD and what interrupts us; and what came of that. */
int take_signals(void);
enum stop hear_signals(int fd);
/* The signal that asked us to end early, or 0. */
int interrupted_by(void);

#endif
