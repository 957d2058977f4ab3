// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * explorer.c - the explorer (lib/explore), as the program of a rule.
 *
 * With --explore or --storm it runs in place of the rules.  Time limit,
 * leftover processes, kernel messages, crashes of a guest, and reports are
 * those of any rule.  The explorer is beside the directory of the programs.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/text.h"
#include "input/explorer.h"
#include "input/facts.h"
#include "options/options.h"

static const char ID[] = "explore.the-kernel-agrees-with-the-model",
		  ID_OF_STORMS[] = "explore.storms-end";

bool explores(void)
{
	return options.explore || options.explore_scenes || options.storm;
}

bool compares_with_model(void)
{
	return options.explore || options.explore_scenes;
}

static void reject_selection(void)
{
	const char *given = options.arguments.n ? options.arguments.word[0]
			    : options.exclude.n ? "--exclude"
			    : options.selection ? "--select"
			    : options.failed	? "--failed"
			    : options.parts > 1 ? "--partition"
			    : selects_by_facts()
				    ? "--level, --since, --needs and --source"
				    : NULL;

	if (given)
		fail("--%s runs no rules; leave out '%s'",
		     options.storm ? "storm" : "explore", given);
	if (options.storm && compares_with_model())
		fail("--storm and --%s exclude each other; leave out one",
		     options.explore ? "explore" : "explore-scenes");
	if (options.storm && options.explore_known)
		fail("--storm and --explore-known exclude each other; leave "
		     "out one");
	if (options.explore && options.explore_scenes)
		fail("--explore and --explore-scenes exclude each other; leave "
		     "out one");
}

/* Beyond the time of the scenes, there is time for a scene that does not end,
   and for the repetitions that shrink a difference.  One second is allowed
   for each scene, which takes 30 ms on an emulated CPU. */
static double longest_exploration(void)
{
	enum { FOR_DIFFERENCE = 240 };

	return FOR_DIFFERENCE + options.explore + options.explore_scenes +
	       options.storm;
}

struct programs select_explorer(void)
{
	struct programs one;

	reject_selection();
	one = (struct programs){ .at = make(sizeof(*one.at)), .n = 1 };
	one.at[0].id = copy(options.storm ? ID_OF_STORMS : ID);
	one.at[0].path = print("%s/../explore", programs_directory());
	if (access(one.at[0].path, X_OK) == -1)
		fail("%s: %s; 'make', or 'make guest-ARCH' for another "
		     "architecture, creates it",
		     one.at[0].path, strerror(errno));
	if (!options.timeout)
		options.timeout = longest_exploration();
	return one;
}

void add_explorer_options(struct words *words)
{
	if (!explores())
		return;
	if (options.explore)
		add_word(words, print("--explore=%d", options.explore));
	if (options.explore_scenes)
		add_word(words,
			 print("--explore-scenes=%d", options.explore_scenes));
	if (options.storm)
		add_word(words, print("--storm=%d", options.storm));
	if (options.explore_seed)
		add_word(words,
			 print("--explore-seed=%d", options.explore_seed));
	if (options.explore_known)
		add_word(words, copy("--explore-known"));
}

char *explorer_variable(void)
{
	struct text text = { 0 };

	add(&text, "PIDSPEC_EXPLORE=");
	if (options.storm)
		add(&text, "--storm --for %d", options.storm);
	else if (options.explore)
		add(&text, "--for %d", options.explore);
	else
		add(&text, "--scenes %d", options.explore_scenes);
	if (options.explore_seed)
		add(&text, " --seed %d", options.explore_seed);
	if (options.explore_known)
		add(&text, " --known");
	return text.data;
}
