/* SPDX-License-Identifier: GPL-2.0-or-later */
/* observe.h - compare what processes see with the model. */
#ifndef OBSERVE_H
#define OBSERVE_H

#include "scene.h"

/* Wait for the effects of the step.  False: there is a difference. */
bool settle(const struct model *before, const struct model *m);

/* Every running process observes; all others are observed from outside. */
bool observe(const struct model *m);

#endif
