/* SPDX-License-Identifier: GPL-2.0-or-later */
/* shrink.h - the shortest scene with the same kind of difference. */
#ifndef SHRINK_H
#define SHRINK_H

#include "run.h"

/* Shrinks the scene that has just differed.  Returns false if the explorer
   has to stop. */
bool shrink(struct finding *finding);

#endif
