/* SPDX-License-Identifier: GPL-2.0-or-later */
/* actors.h - orders to the processes of a scene, and their replies. */
#ifndef ACTORS_H
#define ACTORS_H

#include "scene.h"

/* Performs the order at once if it is for p0, which is the caller. */
void give_order(int p, const struct order *order);

/* Call this before the first process of the scene is created. */
bool make_bells(void);

/* Call this before the process is created. */
void prepare_slot(int p);

/* Waits for the reply.  If there is none, records a difference and returns
   false. */
bool has_answered(int p, const char *doing);
bool has_begun(int p);

/* Call these in a program that a process of the scene has executed.  The first
   prints a message and returns false if @state is invalid. */
bool return_to_scene(const char *state);
_Noreturn void resume_scene(void);

bool has_ended(int p);
char state_of(int p); /* as in /proc/PID/status; '?' if it is not readable */

#endif
