/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ask.h - selection by the facts that programs print about their rules. */
#ifndef RUN_ASK_H
#define RUN_ASK_H

#include "input/select.h"

/* Like select_programs(), and those of --level, --since, --needs, --source. */
struct programs select_rules(void);

#endif
