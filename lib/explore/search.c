// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * search.c - choose scenes.
 *
 * By chance: each scene has a seed, and takes its steps from a random subset of
 * the kinds (swarm testing), by their weights.
 *
 * Exhaustive: every step from every state.  States that are equal in the model
 * are one state.  Steps that leave the state as it is share a scene.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aftermath.h"
#include "random.h"
#include "search.h"
#include "shrink.h"
#include "steps.h"

static const struct plan *plan;
static int output;
int console = -1;

static void send_finding(struct finding *finding)
{
	if (write(output, finding, sizeof(*finding)) != sizeof(*finding))
		_exit(3);
}

/* The first difference, or failure, ends the worker. */
static void end_if_found(enum ending ending)
{
	static struct finding finding;

	if (ending == AGREES)
		return;
	if (ending == DIFFERS && !plan->no_shrink && !plan->storm) {
		shrink(&finding);
	} else {
		fill_finding(&finding);
		finding.repeats = ending == DIFFERS;
	}
	send_finding(&sums);
	send_finding(&finding);
	_exit(0);
}

/* ---- By chance --------------------------------------------------------- */

static uint64_t swarm;
static int handlers; /* how many steps at the beginning set one */

static int find_kind(transition *predict)
{
	int kind = 0;

	while (kinds[kind].predict != predict)
		kind++;
	return kind;
}

/* Half of the scenes have few kinds of steps: long sequences of these. */
static void choose_swarm(void)
{
	unsigned few = random_below(2);

	swarm = 3; /* always with fork and clone-newpid */
	for (int i = 2; i < kinds_count; i++)
		if (random_below(3) > few)
			swarm |= 1ull << i;
	handlers = swarm >> find_kind(to_action) & 1 ? random_below(4) : 0;
	most_processes = plan->processes ? plan->processes + 1
					 : 3 + (int)random_below(PROCESSES - 2);
}

static int random_value(const struct model *m, enum domain domain)
{
	int values[NO_VALUE], count = 0;

	for (int value = next_value(m, domain, BEFORE_FIRST); value != NO_VALUE;
	     value = next_value(m, domain, value))
		values[count++] = value;
	return count ? values[random_below(count)] : NO_VALUE;
}

static int random_kind(void)
{
	int sum = 0, pick;

	for (int i = 0; i < kinds_count; i++)
		sum += kinds[i].weight;
	pick = (int)random_below(sum);
	for (int i = 0; i < kinds_count; i++) {
		pick -= kinds[i].weight;
		if (pick < 0)
			return i;
	}
	return 0;
}

/* Several attempts for each kind, because some are possible in few states. */
static bool random_step(const struct model *m, struct step *step)
{
	enum { TRIES_OF_KIND = 40 };
	const struct kind *kind;

	step->kind = (int8_t)random_kind();
	kind = &kinds[step->kind];
	if (!(swarm >> step->kind & 1))
		return false;
	for (int i = 0; i < TRIES_OF_KIND; i++) {
		step->by = (int8_t)random_value(m, PROCESS);
		if (step->by == 0 && random_below(2))
			continue;
		step->a = (int8_t)random_value(m, kind->a);
		step->b = (int8_t)random_value(m, kind->b);
		if (step_fits(m, step))
			return true;
	}
	return false;
}

/* The processes of the scene inherit handlers of p0, and see siginfo_t. */
static struct step set_handler(int at)
{
	static const int8_t signals[] = { S_USR1, S_TERM, S_CHLD };

	return (struct step){ (int8_t)find_kind(to_action), 0, signals[at],
			      HANDLED };
}

static bool next_random(const struct model *m, int at, struct step *step)
{
	enum { TRIES = 2000 };

	if (at == 0) {
		random_state = scene->seed * 0x2545F4914F6CDD1Dull;
		choose_swarm();
	}
	if (at < handlers && at < scene->length) {
		*step = set_handler(at);
		return true;
	}
	for (int i = 0; i < TRIES && at < scene->length; i++)
		if (random_step(m, step) && exclusion_of(m, step) == TAKEN)
			return true;
	return false;
}

/* If the kernel crashes, the console is all that remains of a storm. */
static void announce_storm(int worker, uint64_t seed)
{
	if (console != -1)
		dprintf(console, "<4>pidspec: worker %d, storm of seed %llu\n",
			worker, (unsigned long long)seed);
}

static enum ending run_next(int worker, uint64_t seed)
{
	if (plan->storm) {
		announce_storm(worker, seed);
		return run_storm(seed, plan->processes, plan->steps);
	}
	scene->seed = seed;
	scene->length = plan->steps;
	return run_scene(next_random);
}

static void search_by_chance(int worker)
{
	long begin = now_ms();

	if (plan->storm && !can_look_after(scene->what))
		end_if_found(FAILED);
	for (long i = worker;
	     plan->seconds ? now_ms() - begin < plan->seconds * 1000
			   : i < plan->scenes;
	     i += plan->jobs)
		end_if_found(run_next(worker, plan->seed + (uint64_t)i));
}

/* ---- All --------------------------------------------------------------- */

enum { TABLE = 1 << 20, MOST_STATES = TABLE / 8 * 7, MOST_IDLE = 24 };

static struct {
	uint64_t *seen; /* hashes of states; 0: free */
	uint8_t *left;	/* how many steps were left there */
	long states;
	struct step path[MAX_STEPS];
	int worker;
	long turn;
} all;

/* FNV-1a of the state, without the fields about the last step. */
static uint64_t hash_of(const struct model *m)
{
	struct model state = *m;
	const unsigned char *byte = (const unsigned char *)&state;
	uint64_t hash = 0xCBF29CE484222325ull;

	begin_step(&state);
	for (size_t i = 0; i < sizeof(state); i++)
		hash = (hash ^ byte[i]) * 0x100000001B3ull;
	return hash ? hash : 1;
}

/* False if the state was explored with at least as many steps left.  When the
   table is full, a state that is not in it is explored each time. */
static bool is_new(uint64_t hash, int left)
{
	size_t i = hash % TABLE;

	while (all.seen[i] && all.seen[i] != hash)
		i = (i + 1) % TABLE;
	if (all.seen[i] == hash && all.left[i] >= left)
		return false;
	if (!all.seen[i] && all.states++ >= MOST_STATES)
		return true;
	all.seen[i] = hash;
	all.left[i] = (uint8_t)left;
	return true;
}

static void run_path(int count)
{
	long parts = plan->parts ? plan->parts : 1;
	long part = plan->part ? plan->part - 1 : 0;

	if (all.turn++ % (parts * plan->jobs) != part * plan->jobs + all.worker)
		return;
	scene->seed = (uint64_t)all.turn;
	set_given(all.path, count);
	end_if_found(run_scene(next_given));
}

static void explore_from(const struct model *m, int count, int left);

/* @pass 0: the steps that leave the state as it is, many in one scene; 1: the
   others. */
static void try_step(const struct model *m, const struct step *step, int count,
		     int left, int pass, int *idle)
{
	struct model after = *m;
	enum exclusion exclusion;
	bool same;

	if (!step_fits(m, step))
		return;
	exclusion = exclusion_of(m, step);
	if (pass == 0)
		sums.skipped[exclusion]++;
	if (exclusion != TAKEN)
		return;
	take_step(&after, step, NULL);
	same = hash_of(&after) == hash_of(m);
	if (same != (pass == 0))
		return;
	all.path[count + *idle] = *step;
	if (same) {
		if (++*idle == MOST_IDLE) {
			run_path(count + *idle);
			*idle = 0;
		}
	} else if (left == 1 || !is_new(hash_of(&after), left - 1)) {
		run_path(count + 1);
	} else {
		explore_from(&after, count + 1, left - 1);
	}
}

static void try_kind(const struct model *m, struct step step, int count,
		     int left, int pass, int *idle)
{
	const struct kind *kind = &kinds[step.kind];

	for (int a = next_value(m, kind->a, BEFORE_FIRST); a != NO_VALUE;
	     a = next_value(m, kind->a, a))
		for (int b = next_value(m, kind->b, BEFORE_FIRST);
		     b != NO_VALUE; b = next_value(m, kind->b, b)) {
			step.a = (int8_t)a;
			step.b = (int8_t)b;
			try_step(m, &step, count, left, pass, idle);
		}
}

static void explore_from(const struct model *m, int count, int left)
{
	sums.states++;
	for (int pass = 0; pass < 2; pass++) {
		int idle = 0;

		for (int by = 0; by < PROCESSES; by++)
			for (int kind = 0; kind < kinds_count; kind++)
				try_kind(m,
					 (struct step){ (int8_t)kind,
							(int8_t)by, 0, 0 },
					 count, left, pass, &idle);
		if (idle)
			run_path(count + idle);
	}
}

/* The scene begins with an init process and a child of it. */
static void search_all(int worker)
{
	static const struct step begin[] = { { 1, 0, 1, 0 }, { 0, 1, 2, 0 } };
	struct model m;

	all.worker = worker;
	all.seen = calloc(TABLE, sizeof(*all.seen));
	all.left = calloc(TABLE, sizeof(*all.left));
	if (!all.seen || !all.left)
		_exit(3);
	most_processes = (plan->processes ? plan->processes : 3) + 1;
	begin_scene(&m);
	for (int i = 0; i < 2; i++) {
		take_step(&m, &begin[i], NULL);
		all.path[i] = begin[i];
	}
	explore_from(&m, 2, plan->exhaustive);
}

/* ---- A given one ------------------------------------------------------- */

static void search_given(int worker)
{
	static struct finding finding;

	if (worker != 0)
		return;
	scene->probe = EVERY_PROBE;
	set_given(plan->given, plan->count);
	run_scene(next_given);
	fill_finding(&finding);
	if (scene->ending == AGREES)
		finding.news = SUMS;
	finding.repeats = true;
	send_finding(&sums);
	send_finding(&finding);
	_exit(0);
}

void search(const struct plan *the_plan, int worker, int pipe)
{
	plan = the_plan;
	output = pipe;
	with_deviations = plan->deviations;
	if (plan->count)
		search_given(worker);
	else if (plan->exhaustive)
		search_all(worker);
	else
		search_by_chance(worker);
	send_finding(&sums);
}
