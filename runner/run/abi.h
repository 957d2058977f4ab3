/* SPDX-License-Identifier: GPL-2.0-or-later */
/* abi.h - rules built for 32-bit programs. */
#ifndef RUN_ABI_H
#define RUN_ABI_H

#include "input/select.h"

/* Which tree for guests has the rules for a kernel of that machine. */
const char *machine_for_rules(const char *machine);
/* Sets options.programs, as --abi has it. */
void select_abi(void);
/* Ends with NOTHING_RAN where the kernel cannot execute it. */
void require_abi(const struct program *program);

#endif
