// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * select.c - fuzzes the selection, one pattern per line: with the prefix "-"
 * for exclusions, and "+" for the file of -S.  The first byte selects the
 * number of parts.
 *
 * Each selected program is in exactly one part.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"
#include "fuzz.h"
#include "input/select.h"
#include "options/options.h"
#include "options/words.h"

static const char *const ids[] = {
	"init.adopts-orphans",
	"init.dies",
	"init-signals.sigkill-is-dropped",
	"numbering.a",
	"numbering.a-b",
	"tools.unshare-forks",
};

enum { IDS = sizeof(ids) / sizeof(ids[0]), MOST_PARTS = 8 };

static struct programs all, some;
static struct text file;
static int fd = -1;

static struct programs make_programs(void)
{
	struct programs made = { make(IDS * sizeof(*made.at)), IDS };

	for (size_t i = 0; i < IDS; i++)
		made.at[i] =
			(struct program){ copy(ids[i]), copy(ids[i]),
					  strncmp(ids[i], "tools.", 6) == 0 };
	return made;
}

/* On failure, the caller frees @all. */
static void choose(void)
{
	some = select_from(all);
}

static bool any_names(const struct words *patterns, const char *id)
{
	for (size_t i = 0; i < patterns->n; i++)
		if (names(patterns->word[i], id))
			return true;
	return false;
}

static void want_part(int *seen)
{
	for (size_t i = 0; i < some.n; i++) {
		size_t id = 0;

		while (id < IDS && strcmp(ids[id], some.at[i].id) != 0)
			id++;
		want(id < IDS && !seen[id] &&
		     !any_names(&options.exclude, ids[id]));
		seen[id] = true;
	}
}

/* The number of selected programs, or -1 if the selection fails. */
static int count_parts(int parts)
{
	int seen[IDS] = { 0 }, n = 0;

	for (int part = 1; part <= parts; part++) {
		options.part = part;
		options.parts = parts;
		all = make_programs();
		if (!goes_well(choose)) {
			want(part == 1);
			free_programs(&all);
			return -1;
		}
		want_part(seen);
		free_programs(&some);
	}
	for (size_t id = 0; id < IDS; id++) {
		n += seen[id];
		want(seen[id] || any_names(&options.exclude, ids[id]) ||
		     !any_names(&options.arguments, ids[id]));
	}
	return n;
}

static void take_line(const char *line)
{
	if (*line == '-')
		add_word(&options.exclude, line + 1);
	else if (*line == '+')
		add(&file, "%s\n", line + 1);
	else
		add_word(&options.arguments, line);
}

static void write_file(void)
{
	static char path[sizeof("/proc/self/fd/") + 16];

	if (fd == -1) {
		fd = memfd_create("selection", MFD_CLOEXEC);
		snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	}
	want(ftruncate(fd, 0) == 0 &&
	     pwrite(fd, file.data, file.length, 0) == (ssize_t)file.length);
	options.selection = path;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = size ? copy_part((const char *)data + 1, size - 1) : NULL;
	struct words lines = { 0 };

	options.selection = NULL;
	options.seed = size ? *data : 0;
	options.shuffle = options.seeded = options.seed & 1;
	split_lines(bytes && *bytes ? bytes : NULL, &lines);
	for (size_t i = 0; i < lines.n; i++)
		take_line(lines.word[i]);
	if (file.length)
		write_file();
	want(count_parts(1) == count_parts(1 + options.seed % MOST_PARTS));
	free(options.exclude.word);
	free(options.arguments.word);
	options.exclude = options.arguments = (struct words){ 0 };
	drop(&file);
	free(lines.word);
	free(bytes);
	return 0;
}
