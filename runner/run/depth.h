/* SPDX-License-Identifier: GPL-2.0-or-later */
/* depth.h - descendant PID namespaces. */
#ifndef RUN_DEPTH_H
#define RUN_DEPTH_H

#include <stdbool.h>

/* Returns in a process that is @depth PID namespaces deeper. */
void descend(int depth);
/* Creates a user namespace, and becomes root of it. */
bool become_root_of_userns(void);
/* The privilege of tests: "root", "uid 65534, userns". */
const char *context(void);

#endif
