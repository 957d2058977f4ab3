/* SPDX-License-Identifier: GPL-2.0-or-later */
/* replay.h - files that hold one scene: a step a line. */
#ifndef REPLAY_H
#define REPLAY_H

#include "finding.h"

void write_replay(FILE *to, const struct finding *finding);

/* "KIND PROCESS A B" */
bool parse_step(const char *line, struct step *step);

/* Returns the number of steps; or 0, and the reason. */
int read_replay(const char *path, struct step steps[MAX_STEPS], char why[300]);

#endif
