/* SPDX-License-Identifier: GPL-2.0-or-later */
/* script.h - a difference for people: a line for each step. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "finding.h"

void print_script(FILE *to, const struct finding *finding);

#endif
