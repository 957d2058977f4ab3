// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * demo.c - the commands that demonstrate a rule.
 *
 * The program AREA/RULE of a rule about commands reads AREA/.bats/RULE.bats
 * (lib/src/bats.c).  "make" writes the commands of that file to RULE.commands
 * beside it (lib/src/commands.awk).
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/read.h"
#include "base/text.h"
#include "input/claims.h"
#include "input/demo.h"
#include "input/select.h"

static char *path_of(const struct program *program, const char *suffix)
{
	const char *name = strrchr(program->path, '/');

	return print("%.*s/.bats%s.%s", (int)(name - program->path),
		     program->path, name, suffix);
}

bool has_commands(const struct program *program)
{
	char *path = path_of(program, "bats");
	bool has = access(path, F_OK) == 0;

	free(path);
	return has;
}

struct text commands_of(const struct program *program)
{
	char *path = path_of(program, "commands");
	struct text text = { 0 };

	if (access(path, F_OK) == 0)
		text = read_text(path);
	free(path);
	return text;
}

static void add_once(struct text *text, const char *id, size_t length)
{
	char *word = copy_part(id, length);

	if (!text->data || !strstr(text->data, word))
		add(text, "%s%s", text->length ? " " : "", word);
	free(word);
}

/* Rules that have commands are those of the area tools. */
void add_related(struct text *text, const struct program *program)
{
	static const char area[] = "tools.";
	size_t n;
	const struct claim *claims = read_claims(&n);

	for (size_t i = 0; i < n; i++) {
		if (!settles(program->id, &claims[i]))
			continue;
		for (const char *at = claims[i].rules; *at;) {
			size_t length = strcspn(at, " ");

			if (strncmp(at, area, sizeof(area) - 1) == 0)
				add_once(text, at, length);
			at += length + (at[length] == ' ');
		}
	}
}
