// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * many.c - many test cases in one program, to save space.
 *
 * A test case is small, but its copy of the library is not.  Here they share
 * one copy: the program has a name for each, AREA/RULE, AREA.RULE or
 * AREA--RULE, and runs the test case of that name.  The symbols that each of
 * them defines, "rule", "test" and so on, were renamed (lib/src/many.sh).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

#include "many.h"
#include "world.h"

static const struct member *member;
static struct rule chosen;

/* These replace definitions of the library, which are for one test case. */
extern const struct rule rule __attribute__((alias("chosen")));

void test(void)
{
	member->test();
}

int after_exec(void)
{
	return member->after_exec ? member->after_exec() : NO_VERDICT;
}

struct plan all_checks(void)
{
	return (struct plan){ member->checks, member->checks_end };
}

static int by_name(const void *name, const void *one)
{
	return strcmp(name, ((const struct member *)one)->name);
}

/* The last two parts of the path that was executed, or an id, its last part. */
static const char *own_name(void)
{
	static char id[256];
	const char *path = (const char *)getauxval(AT_EXECFN);
	const char *name = path ? strrchr(path, '/') : NULL;
	char *dot, *dashes;

	snprintf(id, sizeof(id), "%s", name ? name + 1 : path ? path : "");
	dot = strchr(id, '.');
	dashes = strstr(id, "--");
	if (dashes && !dot) {
		memmove(dashes, dashes + 1, strlen(dashes));
		dot = dashes;
	}
	if (dot) {
		*dot = '/';
		return id;
	}
	while (name && name > path && name[-1] != '/')
		name--;
	return name ? name : "";
}

__attribute__((constructor)) static void choose(void)
{
	member = bsearch(own_name(), members, n_members, sizeof(members[0]),
			 by_name);
	if (member) {
		chosen = *member->rule;
		return;
	}
	fprintf(stderr,
		"'%s' is not a test case; call this program by the name "
		"AREA/RULE, AREA.RULE or AREA--RULE\n",
		own_name());
	exit(NO_VERDICT);
}
