/* SPDX-License-Identifier: GPL-2.0-or-later */
/* query.h - selection by the facts that programs print about their rules. */
#ifndef RUN_QUERY_H
#define RUN_QUERY_H

#include "input/select.h"

/* Like select_programs(), and those of --level, --since, --needs, --source. */
struct programs select_rules(void);

#endif
