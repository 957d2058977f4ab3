// SPDX-License-Identifier: GPL-2.0-or-later
/* command.c - the table of commands. */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "options/command.h"

/* Set by the linker to the bounds of the section of REGISTER_COMMAND(). */
extern const struct command *const __start_pidspec_commands[];
extern const struct command *const __stop_pidspec_commands[];

static int by_order(const void *a, const void *b)
{
	const struct command *const *x = a, *const *y = b;

	return (*x)->order - (*y)->order;
}

const struct command *const *commands(size_t *n)
{
	static const struct {
		const struct command *const *first, *const *end;
	} all = { __start_pidspec_commands, __stop_pidspec_commands };
	static const struct command **sorted;

	*n = all.end - all.first;
	if (!sorted) {
		sorted = make(*n * sizeof(*sorted));
		memcpy(sorted, all.first, *n * sizeof(*sorted));
		qsort(sorted, *n, sizeof(*sorted), by_order);
	}
	return sorted;
}

const struct command *default_command(void)
{
	size_t n;

	return commands(&n)[0];
}

const struct command *find_command(const char *name, const char **guess)
{
	size_t n;
	const struct command *const *all = commands(&n), *found = NULL;
	const char **names;

	for (size_t i = 0; i < n && !found; i++)
		if (strcmp(name, all[i]->name) == 0)
			found = all[i];
	if (found)
		return found;
	names = make(n * sizeof(*names));
	for (size_t i = 0; i < n; i++)
		names[i] = all[i]->name;
	*guess = nearest(name, names, n);
	free(names);
	return NULL;
}
