// SPDX-License-Identifier: GPL-2.0-or-later
/* random.c - random numbers that are the same for the same seed. */
#include "random.h"

uint64_t random_state;

/* SplitMix64: any seed gives good random numbers. */
unsigned random_below(unsigned n)
{
	uint64_t z = random_state += 0x9E3779B97F4A7C15ull;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
	return n ? (unsigned)((z ^ (z >> 31)) >> 33) % n : 0;
}
