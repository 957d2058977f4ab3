/* SPDX-License-Identifier: GPL-2.0-or-later */
/* printers.h - the formats of -F. */
#ifndef OPTIONS_PRINTERS_H
#define OPTIONS_PRINTERS_H

#include <stdbool.h>
#include <stddef.h>

struct out;
struct program;
struct result;
struct summary;

struct printer {
	const char *name; /* the argument of -F */
	int order;	  /* in the help; the first is the default */
	bool for_people;  /* has a bar; prints several kernels in turn */
	void (*begin)(struct out *out, const struct summary *summary);
	/* Called with --announce, before a rule starts; may be NULL. */
	void (*start)(struct out *out, const struct program *program);
	void (*result)(struct out *out, const struct result *result, size_t n);
	void (*end)(struct out *out, const struct summary *summary);
};

/* The linker collects them, so a new printer only needs a new file. */
#define REGISTER_PRINTER(variable)                                   \
	static const struct printer *const registered_##variable     \
		__attribute__((section("pidspec_printers"), used)) = \
			&(variable)

/* All printers, in order. */
const struct printer *const *printers(size_t *n);
/* The names of the printers, separated by "|". */
const char *printer_names(void);

#endif
