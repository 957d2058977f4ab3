// SPDX-License-Identifier: GPL-2.0-or-later
#include "runner.h"
void read_known(void)
{
}
void apply_known(struct result *result)
{
	(void)result;
}
void report_known(const struct programs *s)
{
	(void)s;
}
