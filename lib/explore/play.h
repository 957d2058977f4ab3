/* SPDX-License-Identifier: GPL-2.0-or-later */
/* play.h - p0: performs a scene step by step. */
#ifndef PLAY_H
#define PLAY_H

#include "scene.h"

/* The next step, or false: the scene is over. */
typedef bool chooser(const struct model *m, int at, struct step *step);

/* @worker: the inode number of the PID namespace that must not be p0's. */
void play(intmax_t worker, chooser *choose);

intmax_t own_namespace(void);

#endif
