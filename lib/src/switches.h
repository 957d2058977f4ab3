/* SPDX-License-Identifier: GPL-2.0-or-later */
/* switches.h - what is set by whoever runs a test; need_disposable_machine, too. */
#ifndef SWITCHES_H
#define SWITCHES_H

#include <stdbool.h>

bool is_switched_on(const char *variable);

#endif
