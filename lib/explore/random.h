/* SPDX-License-Identifier: GPL-2.0-or-later */
/* random.h - random numbers that are the same for the same seed. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

extern uint64_t random_state; /* begins as the seed */

unsigned random_below(unsigned n);

#endif
