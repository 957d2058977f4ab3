// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stream.c - the results as those of one rule.
 *
 * "pidspec run --explore" executes the explorer as the program of a rule, here
 * or in a guest.  The runner passes on the comments of a program, so these have
 * the counts and the difference, one "key: value" each.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "script.h"
#include "steps.h"
#include "stream.h"

enum { CONFORMS, VIOLATES, SKIPS = 4, NO_VERDICT = 99 };

static const char LEVEL[] = "MUST", SOURCE[] = "pid_namespaces(7)";

static const struct rule {
	const char *id, *says, *check;
} rule_of_scenes = {
	"explore.the-kernel-agrees-with-the-model",
	"In random scenes of several processes, the kernel agrees with a model "
	"of PID namespaces that is written from the manual pages.",
	"the kernel agrees with the model",
}, rule_of_storms = {
	"explore.storms-end",
	"When an init process ends while many processes take random steps, all "
	"processes and namespaces below it end.",
	"everything ends",
};

static const struct rule *rule_of(const struct plan *plan)
{
	return plan->storm ? &rule_of_storms : &rule_of_scenes;
}

void print_facts(const struct plan *plan)
{
	printf("says: %s\nlevel: %s\nsource: %s\n", rule_of(plan)->says, LEVEL,
	       SOURCE);
}

const char *storm_command(const struct plan *plan, uint64_t seed,
			  char text[200])
{
	int length = snprintf(text, 200,
			      "pidspec explore --storm --scenes 1 --seed %llu "
			      "--steps %d",
			      (unsigned long long)seed, plan->steps);

	if (plan->processes)
		snprintf(text + length, 200 - length, " --processes %d",
			 plan->processes);
	return text;
}

/* ---- Counts and difference --------------------------------------------- */

static void add_kinds(FILE *to, const char *key, const int counts[KINDS])
{
	for (int i = 0; i < kinds_count; i++)
		if (counts[i])
			fprintf(to, "# %s: %s %d\n", key, kinds[i].name,
				counts[i]);
}

static void add_storms(FILE *to, const struct plan *plan,
		       const struct finding *total)
{
	fprintf(to,
		"# seed: %llu\n# storms: %ld\n# processes: %ld\n# steps: %ld\n"
		"# rejected: %ld\n",
		(unsigned long long)plan->seed, total->scenes, total->processes,
		total->performed, total->rejected);
	add_kinds(to, "taken", total->transitions);
	add_kinds(to, "failed", total->failed);
}

static void add_counts(FILE *to, const struct plan *plan,
		       const struct finding *total)
{
	if (plan->storm) {
		add_storms(to, plan, total);
		return;
	}
	if (plan->exhaustive)
		fprintf(to,
			"# exhaustive: %d\n# processes: %d\n# states: %ld\n"
			"# transitions-from-states: %ld\n# forbidden: %ld\n"
			"# open: %ld\n# known-deviations: %ld\n",
			plan->exhaustive, plan->processes ? plan->processes : 3,
			total->states, total->skipped[TAKEN],
			total->skipped[FORBIDDEN], total->skipped[OPEN],
			total->skipped[DEVIATION]);
	else if (!plan->count)
		fprintf(to, "# seed: %llu\n", (unsigned long long)plan->seed);
	if (plan->parts)
		fprintf(to, "# partition: %d/%d\n", plan->part, plan->parts);
	fprintf(to, "# scenes: %ld\n# steps: %ld\n", total->scenes,
		total->performed);
	add_kinds(to, "transitions", total->transitions);
}

static void add_lines(FILE *to, const struct finding *found)
{
	char *text = NULL, *line, *rest;
	size_t size = 0;
	FILE *memory = open_memstream(&text, &size);

	if (!memory)
		return;
	print_script(memory, found);
	fclose(memory);
	for (line = strtok_r(text, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest))
		fprintf(to, "# script: %s\n", line);
	free(text);
}

static void add_violation(FILE *to, const struct plan *plan,
			  const struct finding *found)
{
	char command[200];

	fprintf(to, "# %s: %s\n# seed-of-storm: %llu\n# again: %s\n",
		found->news == DIFFERENCE ? "violation" : "inconclusive",
		found->what, (unsigned long long)found->seed,
		storm_command(plan, found->seed, command));
}

/* recorded.c reads this. */
static void add_found(FILE *to, const struct plan *plan,
		      const struct finding *found)
{
	if (plan->storm) {
		add_violation(to, plan, found);
		return;
	}
	fprintf(to, "# difference: %s\n# at-step: %d\n# repeats: %s\n",
		found->what, found->at + 1, found->repeats ? "true" : "false");
	fprintf(to, "# seed-of-scene: %llu\n# runs-to-shrink: %d\n",
		(unsigned long long)found->seed, found->shrunk_by);
	fprintf(to, "# key: %s\n# witness: %d\n# proof: %s\n", found->key,
		found->witness, found->proof);
	for (int i = 0; i < found->count; i++) {
		const struct step *step = &found->steps[i];
		const struct answer *answer = &found->answers[i];

		fprintf(to, "# step: %s %d %d %d = %d %d %d %d\n",
			kinds[step->kind].name, step->by, step->a, step->b,
			answer->result, answer->pid, answer->code,
			answer->status);
	}
	add_lines(to, found);
}

/* "p1: getpid() is 1; expected 2" */
static void add_block(FILE *to, const struct plan *plan, const char *indent,
		      const char *fact, const struct finding *found)
{
	const char *what = found->what, *middle = strstr(what, "; expected");
	int length = middle ? (int)(middle - what) : (int)strlen(what);
	const char *expected = middle ? middle + strlen("; expected") : "";

	expected += strspn(expected, ": ");
	if (plan->storm) {
		fprintf(to,
			"%s%swhere: storm of seed %llu\n%s%sexpected: no "
			"process and no namespace is left\n%s%sactual: %s\n",
			indent, fact, (unsigned long long)found->seed, indent,
			fact, indent, fact, what);
		return;
	}
	fprintf(to, "%s%swhere: step %d of %d, by p%d\n", indent, fact,
		found->at + 1, found->count, found->steps[found->at].by);
	fprintf(to, "%s%sexpected: %s\n%s%sactual: %.*s\n", indent, fact,
		*expected ? expected : "what the model computes", indent, fact,
		length, what);
}

/* ---- The program of a rule --------------------------------------------- */

static bool is_violation(const struct results *results)
{
	return results->has_found && results->found.news == DIFFERENCE &&
	       results->found.repeats;
}

static int print_inconclusive(const struct plan *plan,
			      const struct finding *found)
{
	if (found->news == FAILURE &&
	    strncmp(found->what, "requires ", strlen("requires ")) == 0) {
		printf("1..0 # SKIP %s\n", found->what);
		return SKIPS;
	}
	add_found(stdout, plan, found);
	printf("# no verdict: %s%s\n",
	       found->news == FAILURE ? "" : "a difference did not repeat: ",
	       found->what);
	return NO_VERDICT;
}

int print_as_rule(const struct plan *plan, const struct results *results)
{
	const struct finding *found = &results->found;

	printf("TAP version 13\n# rule: %s\n# level: %s\n# source: %s\n",
	       rule_of(plan)->says, LEVEL, SOURCE);
	add_counts(stdout, plan, &results->sums);
	if (results->has_found && !is_violation(results))
		return print_inconclusive(plan, found);
	if (results->has_found)
		add_found(stdout, plan, found);
	printf("1..1\n%sok 1 %s\n", results->has_found ? "not " : "",
	       rule_of(plan)->check);
	if (!results->has_found)
		return CONFORMS;
	printf("  ---\n");
	add_block(stdout, plan, "  ", "", found);
	printf("  ...\n");
	return VIOLATES;
}

/* ---- results.tap --------------------------------------------------------- */

/* The same context as context() of the runner. */
static void add_context(FILE *to)
{
	if (geteuid() != 0)
		fprintf(to, "#:pidspec_context: uid %u, userns\n", geteuid());
	else
		fprintf(to, "#:pidspec_context: root%s\n",
			is_real_root() ? "" : " of a user namespace");
}

static void add_header(FILE *to, const struct rule *rule)
{
	struct utsname names;

	uname(&names);
	fprintf(to,
		"TAP version 13\n1..1\n#:pidspec_kernel: %s\n"
		"#:pidspec_machine: %s\n",
		names.release, names.machine);
	add_context(to);
	fprintf(to,
		"#:pidspec_rule: %s\n#:pidspec_says: %s\n#:pidspec_level: %s\n"
		"#:pidspec_source: %s\n",
		rule->id, rule->says, LEVEL, SOURCE);
}

void write_record(FILE *to, const struct plan *plan,
		  const struct results *results)
{
	const struct finding *found = &results->found;

	add_header(to, rule_of(plan));
	if (results->has_found && is_violation(results)) {
		fprintf(to, "#:pidspec_check: 1 %s\n", rule_of(plan)->check);
		add_block(to, plan, "", "#:pidspec_", found);
	}
	add_counts(to, plan, &results->sums);
	if (results->has_found)
		add_found(to, plan, found);
	fprintf(to, "%sok 1 %s", results->has_found ? "not " : "",
		rule_of(plan)->id);
	if (results->has_found && !is_violation(results))
		fprintf(to, " # ERROR %s%s",
			found->news == FAILURE
				? ""
				: "a difference did not repeat: ",
			found->what);
	fputc('\n', to);
}
