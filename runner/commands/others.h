/* SPDX-License-Identifier: GPL-2.0-or-later */
/* others.h - commands that execute another program. */
#ifndef COMMANDS_OTHERS_H
#define COMMANDS_OTHERS_H

_Noreturn void print_containers(void);

#endif
