/* SPDX-License-Identifier: GPL-2.0-or-later */
/* program.h - a difference as a rule program, in the words of pidspec.h. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "finding.h"

void write_program(FILE *to, const struct finding *finding);

#endif
