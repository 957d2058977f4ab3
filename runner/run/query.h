/* SPDX-License-Identifier: GPL-2.0-or-later */
/* query.h - selection by the facts that programs print about their rules. */
#ifndef RUN_QUERY_H
#define RUN_QUERY_H

#include "input/select.h"

/* The programs of select_programs() that --level, --since, --needs and --source
   select, too. */
struct programs select_rules(void);

#endif
