/* SPDX-License-Identifier: GPL-2.0-or-later */
/* abi.h - rules built for 32-bit programs. */
#ifndef RUN_ABI_H
#define RUN_ABI_H

#include "input/select.h"

/* The name of the tree with the rules for a kernel of that machine. */
const char *machine_for_rules(const char *machine);
/* Sets options.programs for --abi. */
void select_abi(void);
/* Exits with NOTHING_RAN if the kernel cannot execute @program. */
void require_abi(const struct program *program);

#endif
