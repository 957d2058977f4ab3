/* SPDX-License-Identifier: GPL-2.0-or-later */
/* suite.h - runs the selected rules on this host. */
#ifndef SUITE_H
#define SUITE_H

#include "verdict/summary.h"

/* For the commands run and init. */
int run_suite(void);
/* For doctor. */
const struct summary *run_silently(void);

#endif
