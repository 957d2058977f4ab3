/* SPDX-License-Identifier: GPL-2.0-or-later */
/* verdict.h - the verdict of a test. */
#ifndef VERDICT_VERDICT_H
#define VERDICT_VERDICT_H

#include "input/result.h"
#include "input/select.h"
#include "run/run.h"

/* Takes ownership of the contents of @outcome. */
struct result evaluate(const struct program *program, struct outcome *outcome);

#endif
