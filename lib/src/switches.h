/* SPDX-License-Identifier: GPL-2.0-or-later */
/* switches.h - settings of the caller of a test; need_disposable_machine, too. */
#ifndef SWITCHES_H
#define SWITCHES_H

#include <stdbool.h>

bool is_switched_on(const char *variable);

#endif
