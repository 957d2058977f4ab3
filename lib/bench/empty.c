// SPDX-License-Identifier: GPL-2.0-or-later
/* empty.c - a rule that does the minimum. */
#include "pidspec.h"

const struct rule rule = { .says = "Nothing.", .source = "none" };

void test(void)
{
	CHECK(true);
}
