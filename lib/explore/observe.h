/* SPDX-License-Identifier: GPL-2.0-or-later */
/* observe.h - compare what processes see with the model. */
#ifndef OBSERVE_H
#define OBSERVE_H

#include "scene.h"

/* Wait until what the step causes is over.  False: there is a difference. */
bool settle(const struct model *before, const struct model *m);

/* Every process that runs observes; all others are looked at from outside. */
bool observe(const struct model *m);

#endif
