/* SPDX-License-Identifier: GPL-2.0-or-later */
/* storm.h - the processes of a storm. */
#ifndef STORM_H
#define STORM_H

#include "scene.h"

/* p0 takes its steps, and returns when the storm has had all of them.
   @worker: the inode number of the PID namespace that must not be p0's. */
void storm(intmax_t worker);

/* Call this in a program that a process of the storm has executed. */
_Noreturn void resume_storm(void);

#endif
