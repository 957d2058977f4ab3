// SPDX-License-Identifier: GPL-2.0-or-later
/* printers.c - the table of printers. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "options/printers.h"

/* Set by the linker to the bounds of the section of REGISTER_PRINTER(). */
extern const struct printer *const __start_pidspec_printers[];
extern const struct printer *const __stop_pidspec_printers[];

static int by_order(const void *a, const void *b)
{
	const struct printer *const *x = a, *const *y = b;

	return (*x)->order - (*y)->order;
}

const struct printer *const *printers(size_t *n)
{
	static const struct {
		const struct printer *const *first, *const *end;
	} all = { __start_pidspec_printers, __stop_pidspec_printers };
	static const struct printer **sorted;

	*n = all.end - all.first;
	if (!sorted) {
		sorted = make(*n * sizeof(*sorted));
		memcpy(sorted, all.first, *n * sizeof(*sorted));
		qsort(sorted, *n, sizeof(*sorted), by_order);
	}
	return sorted;
}

const char *printer_names(void)
{
	static struct text names;
	size_t n;
	const struct printer *const *all = printers(&n);

	for (size_t i = 0; i < n && !i == !names.length; i++)
		add(&names, "%s%s", i ? "|" : "", all[i]->name);
	return names.data;
}
