/* SPDX-License-Identifier: GPL-2.0-or-later */
/* aftermath.h - what is left after a storm, or after a scene that does not end.
 */
#ifndef AFTERMATH_H
#define AFTERMATH_H

#include <stdbool.h>

/* Call this before the first storm of a worker.  False, and a reason, if
   leftover namespaces could not be found. */
bool can_look_after(char why[200]);

/*
 * Waits up to the deadline until the processes and namespaces of the storm are
 * gone.  @held: a pipe whose other end only they hold.  If something is left,
 * records that as a difference and returns false.
 */
bool is_all_gone(int held, long deadline);

/* Whether a process besides the worker waits for a CPU. */
bool is_one_runnable(void);

#endif
