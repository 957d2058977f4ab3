// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * kernel_options.c - options of the kernel's configuration that rules need.
 *
 * testcases/kernel-options.md describes the table.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/read.h"
#include "base/text.h"
#include "input/kernel_options.h"
#include "input/select.h"

enum { COLUMNS = 4 };

/* Ends the word or the line at @at; returns what follows, or NULL. */
static char *cut(char *at, char separator)
{
	char *end = strchr(at, separator);

	if (!end)
		return NULL;
	*end = '\0';
	return end + 1;
}

static struct kernel_option parse_row(const char *path, int number, char *row)
{
	const char *cells[COLUMNS];
	char *at = row;
	int n = 0;

	for (; at && n < COLUMNS; at = cut(at, '\t'))
		cells[n++] = at;
	if (n < COLUMNS)
		fail("%s:%d: %d columns instead of %d; install pidspec again",
		     path, number, n, COLUMNS);
	return (struct kernel_option){ cells[0], cells[1], cells[2], cells[3] };
}

/* The rows point into the text, which is never freed. */
struct kernel_options read_kernel_options(void)
{
	char *path = print("%s/testcases/kernel-options.tsv", own_directory());
	char *line = read_text(path).data, *next;
	struct kernel_options options = { 0 };

	for (int number = 1; line && *line; line = next, number++) {
		next = cut(line, '\n');
		if (strncmp(line, "CONFIG_", 7) != 0)
			continue;
		options.at = enlarge(options.at,
				     (options.n + 1) * sizeof(*options.at));
		options.at[options.n++] = parse_row(path, number, line);
	}
	free(path);
	return options;
}

static const char *next_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end + 1 : NULL;
}

/* "CONFIG_NAME=" */
static bool is_setting(const char *line)
{
	size_t length = 7;

	if (strncmp(line, "CONFIG_", length) != 0)
		return false;
	while (isalnum((unsigned char)line[length]) || line[length] == '_')
		length++;
	return length > 7 && line[length] == '=';
}

void require_config(const char *path, const char *config)
{
	int number = 1, settings = 0;

	for (const char *line = config; line && *line;
	     line = next_line(line), number++) {
		settings += is_setting(line);
		if (*line != '\n' && *line != '#' && !is_setting(line))
			fail("%s:%d: neither a comment nor CONFIG_NAME=VALUE; "
			     "name a .config or a kernel",
			     path, number);
	}
	if (!settings)
		fail("%s: no line CONFIG_NAME=VALUE; name a .config or a "
		     "kernel",
		     path);
}

static bool has_line(const char *config, const char *start, size_t length,
		     const char *rest)
{
	for (const char *line = config; line && *line; line = next_line(line))
		if (strncmp(line, start, length) == 0 &&
		    strncmp(line + length, rest, strlen(rest)) == 0 &&
		    strchr("\n", line[length + strlen(rest)]))
			return true;
	return false;
}

bool has_kernel_option(const char *config, const struct kernel_option *option)
{
	bool found = has_line(config, option->name, strlen(option->name), "=y");
	size_t length;

	for (const char *other = option->others; *other && !found;
	     other += length + (other[length] == ' ')) {
		length = strcspn(other, " ");
		found = has_line(config, other, length, "");
	}
	return found;
}

/* Whether @take accepts one of the words. */
static bool any_word(const char *words,
		     bool (*take)(const char *word, const char *what),
		     const char *what)
{
	char *all = copy(words), *next;
	bool found = false;

	for (char *word = all; word && !found; word = next) {
		next = cut(word, ' ');
		found = take(word, what);
	}
	free(all);
	return found;
}

static bool is_same(const char *word, const char *what)
{
	return strcmp(word, what) == 0;
}

bool needs_kernel_option(const char *id, const struct kernel_option *option)
{
	return is_same(option->rules, "all") ||
	       any_word(option->rules, names, id);
}

bool is_for_boot(const struct kernel_option *option)
{
	return any_word(option->rules, is_same, "boot");
}
