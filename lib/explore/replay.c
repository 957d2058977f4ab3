// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * replay.c - files that hold one scene.
 *
 *	pidspec-explore 1
 *	# p1 takes a step of that kind, with the arguments -1 and 2
 *	setpgid 1 -1 2
 */
#include <errno.h>
#include <string.h>

#include "replay.h"
#include "steps.h"

static const char HEADER[] = "pidspec-explore 1";

void write_replay(FILE *to, const struct finding *finding)
{
	fprintf(to, "%s\n", HEADER);
	for (int i = 0; i < finding->count; i++) {
		const struct step *step = &finding->steps[i];

		fprintf(to, "%s %d %d %d\n", kinds[step->kind].name, step->by,
			step->a, step->b);
	}
}

static int find_kind(const char *name)
{
	for (int i = 0; i < kinds_count; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return i;
	return -1;
}

static bool is_small(int value)
{
	return value >= NOBODY && value < NUMBERS;
}

/* Whether the values are valid is checked when the scene reaches the step. */
bool parse_step(const char *line, struct step *step)
{
	char name[40], rest;
	int by, a, b, kind;

	if (sscanf(line, "%39s %d %d %d %c", name, &by, &a, &b, &rest) != 4)
		return false;
	kind = find_kind(name);
	if (kind == -1 || by < 0 || by >= PROCESSES || !is_small(a) ||
	    !is_small(b))
		return false;
	*step = (struct step){ (int8_t)kind, (int8_t)by, (int8_t)a, (int8_t)b };
	return true;
}

static int read_steps(FILE *file, const char *path, struct step *steps,
		      char why[300])
{
	char line[200];
	int count = 0;

	for (int number = 1; fgets(line, sizeof(line), file); number++) {
		line[strcspn(line, "\n")] = '\0';
		if (number == 1 && strcmp(line, HEADER) == 0)
			continue;
		if (number > 1 && (line[0] == '#' || line[0] == '\0'))
			continue;
		if (number == 1)
			snprintf(why, 300,
				 "%.200s:1: not a replay file; the first line "
				 "must be '%s'",
				 path, HEADER);
		else if (count == MAX_STEPS)
			snprintf(why, 300,
				 "%.200s:%d: too many steps; use at most %d",
				 path, number, MAX_STEPS);
		else if (!parse_step(line, &steps[count]))
			snprintf(
				why, 300,
				"%.200s:%d: not a step; write KIND PROCESS A B",
				path, number);
		else
			count++;
		if (why[0])
			return 0;
	}
	if (count == 0)
		snprintf(why, 300, "%.200s: no steps; write one a line", path);
	return count;
}

int read_replay(const char *path, struct step steps[MAX_STEPS], char why[300])
{
	FILE *file = fopen(path, "re");
	int count;

	why[0] = '\0';
	if (!file) {
		snprintf(why, 300, "%.200s: %s; name a file that explore wrote",
			 path, strerror(errno));
		return 0;
	}
	count = read_steps(file, path, steps, why);
	fclose(file);
	return count;
}
