// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * shrink.c - leave out halves of a scene, then quarters, then single steps, as
 * long as the same kind of difference remains.
 */
#include <string.h>

#include "shrink.h"

enum { SHORT_LIMIT = 1000, MOST_RUNS = 200 };

static struct {
	struct step steps[MAX_STEPS];
	int count, runs;
	bool failed;
	char key[sizeof(scene->key)];
} best;

/* Keeps these steps if the difference remains; without a key, any does. */
static bool try_steps(const struct step *steps, int count)
{
	enum ending ending;

	set_given(steps, count);
	ending = run_scene(next_given);
	best.runs++;
	if (scene->hung)
		best.runs = MOST_RUNS; /* one more would take as long */
	if (ending == FAILED || ending == REFUSED)
		best.failed = true;
	if (ending != DIFFERS ||
	    (best.key[0] && strcmp(scene->key, best.key) != 0))
		return false;
	best.count = scene->count;
	memcpy(best.steps, scene->steps, sizeof(best.steps));
	return true;
}

static bool try_without(int first, int length)
{
	struct step steps[MAX_STEPS];
	int behind = best.count - first - length;

	memcpy(steps, best.steps, first * sizeof(*steps));
	memcpy(steps + first, best.steps + first + length,
	       behind * sizeof(*steps));
	return try_steps(steps, best.count - length);
}

static bool leave_out(int length)
{
	bool any = false;

	for (int first = best.count - length; first >= 0; first--) {
		if (first + length > best.count)
			continue;
		if (best.failed || best.runs >= MOST_RUNS)
			return false;
		any |= try_without(first, length);
	}
	return any;
}

/* Repeat it unchanged, with the limit of the first run. */
static bool confirm(int limit)
{
	struct step steps[MAX_STEPS];

	scene->limit = limit;
	memcpy(steps, best.steps, sizeof(steps));
	return !best.failed && try_steps(steps, best.count);
}

/* The cause can be a probe that has an effect.  With all of them, that one
   differs, or else any difference counts; then a scene takes long. */
static bool find_cause(int limit)
{
	best.key[0] = '\0';
	scene->probe = EVERY_PROBE;
	if (!confirm(limit))
		return false;
	memcpy(best.key, scene->key, sizeof(best.key));
	if (scene->differing_probe != NO_PROBE)
		scene->probe = scene->differing_probe;
	return confirm(limit);
}

static void shorten(int limit)
{
	bool again = true;

	scene->limit = limit < SHORT_LIMIT ? limit : SHORT_LIMIT;
	while (again) {
		again = false;
		for (int length = best.count / 2; length > 0; length /= 2)
			again |= leave_out(length);
	}
}

/* What processes see can depend on their order: another difference can be the
   first one. */
static bool occurs_again(int limit)
{
	enum { ATTEMPTS = 3 };
	bool same = false;

	for (int i = 0; i < ATTEMPTS && !same; i++)
		same = confirm(limit);
	return same;
}

bool shrink(struct finding *finding)
{
	int limit = scene->limit, probe = scene->differing_probe;
	uint64_t seed = scene->seed;

	best.count = scene->count;
	best.runs = 0;
	best.failed = false;
	memcpy(best.steps, scene->steps, sizeof(best.steps));
	memcpy(best.key, scene->key, sizeof(best.key));
	fill_finding(finding);
	scene->probe = probe;
	if (confirm(limit) || (probe == NO_PROBE && find_cause(limit))) {
		bool hangs = scene->hung;

		if (!hangs && scene->probe != EVERY_PROBE)
			shorten(limit);
		finding->repeats = hangs || occurs_again(limit);
	}
	if (finding->repeats)
		fill_finding(finding);
	finding->shrunk_by = best.runs;
	finding->seed = scene->seed = seed;
	scene->limit = limit;
	if (best.failed)
		fill_finding(finding);
	return !best.failed;
}
