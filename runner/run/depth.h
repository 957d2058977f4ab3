/* SPDX-License-Identifier: GPL-2.0-or-later */
/* depth.h - so many PID namespaces deep. */
#ifndef RUN_DEPTH_H
#define RUN_DEPTH_H

#include <stdbool.h>

/* Returns in a process that is so many PID namespaces deeper. */
void descend(int depth);
/* Of a new user namespace, that is. */
bool become_root_of_userns(void);
/* As whom, and where: "root", "uid 65534, userns". */
const char *context(void);

#endif
