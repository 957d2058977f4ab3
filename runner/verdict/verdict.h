/* SPDX-License-Identifier: GPL-2.0-or-later */
/* verdict.h - what an outcome means. */
#ifndef VERDICT_VERDICT_H
#define VERDICT_VERDICT_H

#include "input/result.h"
#include "input/select.h"
#include "run/run.h"

/* Takes over what @outcome holds. */
struct result judge(const struct program *program, struct outcome *outcome);

#endif
