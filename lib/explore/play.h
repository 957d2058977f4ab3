/* SPDX-License-Identifier: GPL-2.0-or-later */
/* play.h - p0: performs a scene step by step. */
#ifndef PLAY_H
#define PLAY_H

#include "scene.h"

/* The next step, or false: the scene is over. */
typedef bool chooser(const struct model *m, int at, struct step *step);

/* @worker: the inode number of the PID namespace that must not be p0's. */
void play(intmax_t worker, chooser *choose);

/* Set-up by p0.  If it fails, the scene has failed. */
bool prepare_p0(intmax_t worker);

intmax_t own_namespace(void);

#endif
