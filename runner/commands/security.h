/* SPDX-License-Identifier: GPL-2.0-or-later */
/* security.h - security modules. */
#ifndef COMMANDS_SECURITY_H
#define COMMANDS_SECURITY_H

#include "base/text.h"

/* Lines of doctor about them. */
void add_security(struct text *text);

#endif
