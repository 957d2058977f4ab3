// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * options.c - fuzzes the command line, one word per line.
 *
 * Accepted values must be in range, and options of other commands must be
 * unset.  Options that are passed to a runner elsewhere must have the same
 * meaning there.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "options/command.h"
#include "options/options.h"
#include "options/printers.h"
#include "options/words.h"
#include "relay.h"

static struct words line; /* ends in a NULL */
static struct options untouched;

static void parse(void)
{
	parse_options(line.n - 1, (char **)line.word);
}

/* Whether @value is a suffix of a word: nothing is copied. */
static bool was_typed(const char *value)
{
	for (size_t i = 0; i < line.n - 1; i++)
		if (value >= line.word[i] &&
		    value <= line.word[i] + strlen(line.word[i]))
			return true;
	return false;
}

static void want_typed(const struct words *words)
{
	for (size_t i = 0; i < words->n; i++)
		want(was_typed(words->word[i]));
}

static int choices(const struct option *option)
{
	int n = 1;

	for (const char *c = choices_of(option); *c; c++)
		n += *c == '|';
	return n;
}

static void want_sound(const struct option *option)
{
	const void *member = (const char *)&options + option->offset;
	const void *before = (const char *)&untouched + option->offset;

	switch (option->kind) {
	case FLAG:
		want(*(const unsigned char *)member <= 1);
		break;
	case COUNT:
		want(*(const int *)member == *(const int *)before ||
		     (*(const int *)member >= 1 &&
		      *(const int *)member <= MOST_COUNT));
		break;
	case SECONDS:
		want(*(const double *)member == *(const double *)before ||
		     *(const double *)member >= LEAST_SECONDS);
		/* fall through */
	case PERIOD:
		want(*(const double *)member >= 0 &&
		     *(const double *)member <= MOST_SECONDS);
		break;
	case NAME:
		want_clean(*(char *const *)member);
		/* fall through */
	case STRING:
	case FILENAME:
		want(!*(char *const *)member ||
		     was_typed(*(char *const *)member));
		break;
	case WORDS:
		want_typed(member);
		break;
	case CHOICE:
	case FORMAT:
		want(*(const int *)member >= 0 &&
		     *(const int *)member < choices(option));
		break;
	case SEED:
		want(options.shuffle || !options.seeded);
		break;
	case PART:
		want(options.part >= 1 && options.part <= options.parts);
		break;
	}
}

static size_t size_of(enum kind kind)
{
	static const size_t sizes[] = {
		[FLAG] = sizeof(bool),	     [COUNT] = sizeof(int),
		[SECONDS] = sizeof(double),  [PERIOD] = sizeof(double),
		[STRING] = sizeof(char *),   [NAME] = sizeof(char *),
		[FILENAME] = sizeof(char *), [WORDS] = sizeof(struct words),
		[CHOICE] = sizeof(int),	     [FORMAT] = sizeof(int),
	};

	return kind < sizeof(sizes) / sizeof(sizes[0]) ? sizes[kind] : 0;
}

/* --dmesg and --grace are always set: their defaults depend on the command. */
static void want_its_own(const struct option *option)
{
	const char *member = (const char *)&options + option->offset;
	const char *before = (const char *)&untouched + option->offset;

	if (strcmp(option->name, "dmesg") != 0 &&
	    strcmp(option->name, "grace") != 0)
		want(memcmp(member, before, size_of(option->kind)) == 0);
}

/* Each option that the command names exists. */
static void want_its_options(const struct command *command)
{
	size_t named = 0, found = 0;

	for (const char *at = command->options; at && *at;
	     at += strspn(at, " ")) {
		at += strcspn(at, " ");
		named++;
	}
	for (size_t i = 0; i < n_options; i++)
		found += belongs(&option_table[i], command);
	want(found == named);
}

static bool is_command(const char *name)
{
	return strcmp(options.command->name, name) == 0;
}

static bool prints(const char *format)
{
	size_t n;

	return strcmp(printers(&n)[options.format]->name, format) == 0;
}

static void want_command(void)
{
	const struct command *command = options.command;

	want_its_options(command);
	want(options.line.n == 0 || command->has_line);
	want_typed(&options.line);
	want_typed(&options.arguments);
	for (size_t i = 0; i < n_options; i++) {
		want_sound(&option_table[i]);
		if (!belongs(&option_table[i], command))
			want_its_own(&option_table[i]);
	}
}

/* The runner in a guest or a container parses the same options. */
static void want_understood(void)
{
	const struct words typed = line;
	struct options meant;

	if (!options.timeout)
		options.timeout = 10; /* select.c would set it */
	meant = options;
	line = words_for_runner("pidspec", "7");
	add_word(&line, NULL);
	options = untouched;
	want(goes_well(parse));
	want(options.command == default_command() && prints("tap") &&
	     options.repeat == meant.repeat && options.user == meant.user &&
	     options.depth == meant.depth && options.dmesg == meant.dmesg &&
	     options.no_known == meant.no_known &&
	     strcmp(options.run_id, "7") == 0);
	want(fabs(options.timeout - meant.timeout) <= LEAST_SECONDS &&
	     fabs(options.grace - meant.grace) <= LEAST_SECONDS);
	free_words(&line);
	line = typed;
	options = meant;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool began;
	char *bytes = copy_part((const char *)data, size);

	if (!began) {
		untouched = options;
		unsetenv("PIDSPEC_PROGRAMS");
		began = true;
	}
	options = untouched;
	add_word(&line, "pidspec");
	split_lines(bytes, &line);
	add_word(&line, NULL);
	if (goes_well(parse) && !options.version && !is_command("help")) {
		want_command();
		if (is_command("boot") || is_command("inside"))
			want_understood();
	}
	free(options.arguments.word);
	free(options.exclude.word);
	free(options.line.word);
	free(line.word);
	line = (struct words){ 0 };
	free(bytes);
	return 0;
}
