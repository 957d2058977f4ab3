/* SPDX-License-Identifier: GPL-2.0-or-later */
/* recorded.h - the difference in a recorded stream, which is not trusted. */
#ifndef RECORDED_H
#define RECORDED_H

#include "finding.h"

/* False, and the reason: there is no difference, or it is malformed. */
bool read_recorded(const char *path, struct finding *finding, char why[300]);

#endif
