// SPDX-License-Identifier: GPL-2.0-or-later
#include "runner.h"
int list_programs(void)
{
	struct programs selected = select_programs();
	for (size_t i = 0; i < selected.n; i++)
		add(&standard_output.pending, "%s\n", selected.at[i].id);
	flush_out(&standard_output);
	return ALL_KEPT;
}
int show_programs(void)
{
	return 0;
}
