/* SPDX-License-Identifier: GPL-2.0-or-later */
/* dmesg.h - kernel warnings during tests. */
#ifndef INPUT_DMESG_H
#define INPUT_DMESG_H

#include <stdbool.h>

#include "base/text.h"

void open_dmesg(void);
bool is_alarming(const char *line);
/* Adds the warnings since the last call, one per line. */
void read_dmesg(struct text *lines);

#endif
