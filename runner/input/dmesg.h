/* SPDX-License-Identifier: GPL-2.0-or-later */
/* dmesg.h - what the kernel has to say meanwhile. */
#ifndef INPUT_DMESG_H
#define INPUT_DMESG_H

#include <stdbool.h>

#include "base/text.h"

/* Warnings and worse, one a line. */
void open_dmesg(void);
bool is_alarming(const char *line);
/* Those that came since it was last asked. */
void read_dmesg(struct text *lines);

#endif
