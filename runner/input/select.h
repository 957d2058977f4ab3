/* SPDX-License-Identifier: GPL-2.0-or-later */
/* select.h - programs of rules, and the selection. */
#ifndef INPUT_SELECT_H
#define INPUT_SELECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct program {
	char *id;	/* area.rule-in-words */
	char *path;	/* .../area/rule-in-words */
	bool on_demand; /* it runs only if selected by name */
};

struct programs {
	struct program *at;
	size_t n;
};

struct programs find_programs(void); /* all, sorted by id */
struct programs select_programs(void);
/* Takes ownership of the contents of @all. */
struct programs select_from(struct programs all);
void free_programs(struct programs *programs);
const char *own_directory(void); /* of the runner and its files */
const char *programs_directory(void);
uint64_t hash_rule(const char *id);
/* An id, also a former one, an area or a glob. */
bool names(const char *pattern, const char *id);

#endif
