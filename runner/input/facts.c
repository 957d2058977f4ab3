// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * facts.c - what a program prints about its rule for --rule: one "key: value"
 * per line.
 */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/complain.h"
#include "base/foreign.h"
#include "base/text.h"
#include "input/facts.h"
#include "input/version.h"
#include "options/options.h"
#include "options/words.h"

bool next_fact(const char **at, char **key, char **value)
{
	while (*at && **at) {
		const char *line = *at, *colon;
		size_t length = strcspn(line, "\n");
		struct text text = { 0 };

		*at = line + length + (line[length] == '\n');
		colon = memchr(line, ':', length);
		if (!colon || colon == line)
			continue;
		add_clean(&text, line, colon - line);
		*key = text.data;
		text = (struct text){ 0 };
		colon += 1 + (colon[1] == ' ');
		add_clean(&text, colon, line + length - colon);
		*value = text.data ? text.data : copy("");
		return true;
	}
	return false;
}

char *fact_of(const char *facts, const char *name)
{
	char *key, *value;

	while (next_fact(&facts, &key, &value)) {
		bool found = strcmp(key, name) == 0;

		free(key);
		if (found)
			return value;
		free(value);
	}
	return copy("");
}

/* ---- Selection ----------------------------------------------------------- */

static bool has_level(const char *level)
{
	for (size_t i = 0; i < options.levels.n; i++)
		if (strcasecmp(level, options.levels.word[i]) == 0)
			return true;
	return options.levels.n == 0;
}

static bool cites(const char *source)
{
	for (size_t i = 0; i < options.sources.n; i++)
		if (strcasestr(source, options.sources.word[i]))
			return true;
	return options.sources.n == 0;
}

static bool has_need(char *needs)
{
	char *rest;

	if (options.needs.n == 0)
		return true;
	for (char *need = strtok_r(needs, " ", &rest); need;
	     need = strtok_r(NULL, " ", &rest))
		for (size_t i = 0; i < options.needs.n; i++)
			if (fnmatch(options.needs.word[i], need, 0) == 0)
				return true;
	return false;
}

static bool is_since(const char *since)
{
	uint64_t version[VERSION_PARTS];
	const char *rest;
	int n;

	if (!options.since)
		return true;
	n = parse_version(options.since, version, &rest);
	return *since && compare_version(since, version, n) >= 0;
}

bool facts_select(const char *facts)
{
	static const char *const names[] = { "level", "source", "needs",
					     "since" };
	char *value[4];
	bool selected;

	for (int i = 0; i < 4; i++)
		value[i] = fact_of(facts, names[i]);
	selected = has_level(value[0]) && cites(value[1]) &&
		   has_need(value[2]) && is_since(value[3]);
	for (int i = 0; i < 4; i++)
		free(value[i]);
	return selected;
}

static void require_level(const char *word)
{
	static const char *const levels[] = { "MUST", "SHOULD", "CODE",
					      "INFO" };

	for (int i = 0; i < 4; i++)
		if (strcasecmp(word, levels[i]) == 0)
			return;
	fail("--level: '%s' is not MUST, SHOULD, CODE or INFO", word);
}

bool selects_by_facts(void)
{
	uint64_t version[VERSION_PARTS];
	const char *rest;

	for (size_t i = 0; i < options.levels.n; i++)
		require_level(options.levels.word[i]);
	if (options.since &&
	    (parse_version(options.since, version, &rest) == 0 || *rest))
		fail("--since: '%s' is not a version of Linux, such as 6.12",
		     options.since);
	return options.levels.n || options.sources.n || options.needs.n ||
	       options.since;
}
