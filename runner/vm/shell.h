/* SPDX-License-Identifier: GPL-2.0-or-later */
/* shell.h - a shell in a guest, in place of tests. */
#ifndef VM_SHELL_H
#define VM_SHELL_H

#include "input/select.h"
#include "vm/format.h"

/* Fails without a terminal. */
void require_terminal(void);
/* Boots the kernel, with the programs, on our terminal.  @signals is that of
   take_signals().  Returns the exit status. */
int run_shell(const struct image *image, const struct programs *programs,
	      int signals);

#endif
