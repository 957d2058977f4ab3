/* SPDX-License-Identifier: GPL-2.0-or-later */
/* switches.h - environment variables that control a test; see also
   need_disposable_machine(). */
#ifndef SWITCHES_H
#define SWITCHES_H

#include <stdbool.h>

bool is_switched_on(const char *variable);

#endif
