/* SPDX-License-Identifier: GPL-2.0-or-later */
/* deviations.h - steps whose outcome is known to differ from the documents. */
#ifndef DEVIATIONS_H
#define DEVIATIONS_H

#include "model.h"

/* The name of a deviation that this step triggers, or NULL.  @predict
   identifies its kind; @group is the group that a signal is sent to, or
   NOBODY. */
const char *find_deviation(const struct model *m, const struct step *step,
			   transition *predict, int group);

#endif
