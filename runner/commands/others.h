/* SPDX-License-Identifier: GPL-2.0-or-later */
/* others.h - commands that other programs do. */
#ifndef COMMANDS_OTHERS_H
#define COMMANDS_OTHERS_H

_Noreturn void tell_of_containers(void);

#endif
