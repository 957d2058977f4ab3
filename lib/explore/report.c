// SPDX-License-Identifier: GPL-2.0-or-later
/* report.c - the results as TAP, and the files of a difference. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "program.h"
#include "replay.h"
#include "report.h"
#include "script.h"
#include "steps.h"
#include "stream.h"

void add_news(struct results *results, const struct finding *news)
{
	struct finding *total = &results->sums;

	if (news->news != SUMS) {
		if (!results->has_found)
			results->found = *news;
		results->has_found = true;
		return;
	}
	results->workers++;
	total->scenes += news->scenes;
	total->performed += news->performed;
	for (int i = 0; i < kinds_count; i++)
		total->transitions[i] += news->transitions[i];
	for (int i = 0; i < kinds_count; i++)
		total->failed[i] += news->failed[i];
	total->processes += news->processes;
	total->rejected += news->rejected;
	if (news->states > total->states) { /* each worker computes them all */
		total->states = news->states;
		memcpy(total->skipped, news->skipped, sizeof(total->skipped));
	}
}

/* ---- Files ------------------------------------------------------------------
 */

typedef void writer(FILE *to, const struct finding *finding);

/* A new file, never a link or the file of another user. */
static FILE *create_in(int directory, const char *name)
{
	int fd;

	unlinkat(directory, name, 0);
	fd = openat(directory, name,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	return fd == -1 ? NULL : fdopen(fd, "w");
}

static bool write_to(int directory, const char *name, writer *write_it,
		     const struct finding *finding)
{
	FILE *file = create_in(directory, name);

	if (!file)
		return false;
	write_it(file, finding);
	return fclose(file) == 0;
}

bool write_files(const char *path, const struct finding *finding)
{
	int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool written =
		directory != -1 &&
		write_to(directory, "difference.script", print_script,
			 finding) &&
		write_to(directory, "difference.replay", write_replay,
			 finding) &&
		write_to(directory, "difference.c", write_program, finding);

	if (!written)
		fprintf(stderr, "explore: %s: %s\n", path, strerror(errno));
	if (directory != -1)
		close(directory);
	return written;
}

static bool write_results(const char *path, const struct plan *plan,
			  const struct results *results)
{
	int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	FILE *file =
		directory == -1 ? NULL : create_in(directory, "results.tap");
	bool written = false;

	if (file) {
		write_record(file, plan, results);
		written = fclose(file) == 0;
	}
	if (!written)
		fprintf(stderr, "explore: %s/results.tap: %s\n", path,
			strerror(errno));
	if (directory != -1)
		close(directory);
	return written;
}

/* ---- TAP --------------------------------------------------------------- */

static void print_quoted(const char *text)
{
	putchar('"');
	for (; *text; text++)
		if (*text >= ' ' && *text <= '~' && *text != '"' &&
		    *text != '\\')
			putchar(*text);
	putchar('"');
}

static void print_lines(writer *write_it, const struct finding *finding)
{
	char *text = NULL, *line, *rest;
	size_t size = 0;
	FILE *memory = open_memstream(&text, &size);

	if (!memory)
		return;
	write_it(memory, finding);
	fclose(memory);
	for (line = strtok_r(text, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest))
		printf("    %s\n", line);
	free(text);
}

/* "    kind: count", for each kind with a count */
static void print_kinds(const char *key, const int counts[KINDS])
{
	printf("  %s:\n", key);
	for (int i = 0; i < kinds_count; i++)
		if (counts[i])
			printf("    %s: %d\n", kinds[i].name, counts[i]);
}

static void print_sums(const struct plan *plan, const struct finding *total)
{
	printf("  ---\n");
	if (!plan->exhaustive && !plan->count)
		printf("  seed: %llu\n", (unsigned long long)plan->seed);
	printf("  scenes: %ld\n  steps: %ld\n", total->scenes,
	       total->performed);
	if (plan->exhaustive)
		printf("  exhaustive: %d\n  processes: %d\n  states: %ld\n"
		       "  transitions-from-states: %ld\n  forbidden: %ld\n"
		       "  open: %ld\n  known-deviations: %ld\n",
		       plan->exhaustive, plan->processes ? plan->processes : 3,
		       total->states, total->skipped[TAKEN],
		       total->skipped[FORBIDDEN], total->skipped[OPEN],
		       total->skipped[DEVIATION]);
	if (plan->parts)
		printf("  partition: %d/%d\n", plan->part, plan->parts);
	print_kinds("transitions", total->transitions);
}

static void print_storms(const struct plan *plan, const struct results *results)
{
	const struct finding *total = &results->sums, *found = &results->found;
	char command[200];

	printf("  ---\n  seed: %llu\n  storms: %ld\n  processes: %ld\n"
	       "  steps: %ld\n  rejected: %ld\n",
	       (unsigned long long)plan->seed, total->scenes, total->processes,
	       total->performed, total->rejected);
	print_kinds("taken", total->transitions);
	print_kinds("failed", total->failed);
	if (!results->has_found)
		return;
	printf("  %s: ",
	       found->news == DIFFERENCE ? "violation" : "inconclusive");
	print_quoted(found->what);
	printf("\n  seed-of-storm: %llu\n  again: %s\n",
	       (unsigned long long)found->seed,
	       storm_command(plan, found->seed, command));
}

/* The files of a difference are only for scenes: a storm cannot be repeated
   step by step. */
static int report_storms(const struct plan *plan, const struct results *results,
			 const char *directory)
{
	printf("%sok 1 - explore.storms-end\n",
	       results->has_found ? "not " : "");
	print_storms(plan, results);
	printf("  ...\n1..1\n");
	fflush(stdout);
	if (directory && !write_results(directory, plan, results))
		return 3;
	if (!results->has_found)
		return 0;
	return results->found.news == DIFFERENCE ? 1 : 3;
}

static void print_difference(const struct finding *found)
{
	printf("  difference: ");
	print_quoted(found->what);
	printf("\n  at-step: %d\n  repeats: %s\n  runs-to-shrink: %d\n",
	       found->at + 1, found->repeats ? "true" : "false",
	       found->shrunk_by);
	if (found->seed)
		printf("  seed-of-scene: %llu\n",
		       (unsigned long long)found->seed);
	printf("  script: |\n");
	print_lines(print_script, found);
	printf("  replay: |\n");
	print_lines(write_replay, found);
}

int report(const struct plan *plan, const struct results *results,
	   const char *directory)
{
	const struct finding *found = &results->found;
	bool differs = results->has_found && found->news == DIFFERENCE;
	bool failed = results->has_found && found->news == FAILURE;

	if (plan->storm)
		return report_storms(plan, results, directory);
	printf("%sok 1 - explore.the-kernel-agrees-with-the-model\n",
	       results->has_found ? "not " : "");
	print_sums(plan, &results->sums);
	if (differs)
		print_difference(found);
	if (failed) {
		printf("  inconclusive: ");
		print_quoted(found->what);
		printf("\n  at-step: %d\n  script: |\n", found->at + 1);
		print_lines(print_script, found);
	}
	printf("  ...\n1..1\n");
	fflush(stdout);
	if (directory && !write_results(directory, plan, results))
		return 3;
	if (results->has_found && directory && !write_files(directory, found))
		return 3;
	if (differs && found->repeats)
		return 1;
	return results->has_found ? 3 : 0;
}
