// SPDX-License-Identifier: GPL-2.0-or-later
/* script.c - a difference for people: a line for each step. */
#include "script.h"
#include "steps.h"

static const char *state_name(const struct process *process)
{
	static const char *const names[] = { "-", "lives", "is ending",
					     "is a zombie", "is gone" };

	return process->stopped ? "stopped" : names[process->state];
}

static void print_answer(FILE *to, const struct answer *answer)
{
	fprintf(to, "%s", ERROR_TEXT(answer->result));
	if (answer->pid || answer->status)
		fprintf(to, " (PID %d, code %d, status %d)", answer->pid,
			answer->code, answer->status);
}

static void print_step(FILE *to, const struct model *m, const struct step *step)
{
	char text[LONGEST_TEXT];
	long x[3] = { 0 };

	kinds[step->kind].resolve(m, step, x);
	kinds[step->kind].print(text, step, x);
	fprintf(to, "p%d: %s", step->by, text);
}

void print_script(FILE *to, const struct finding *finding)
{
	struct model m;

	begin_scene(&m);
	for (int i = 0; i < finding->count; i++) {
		struct model before = m;
		struct answer answer;

		fprintf(to, "%2d  ", i + 1);
		print_step(to, &m, &finding->steps[i]);
		answer =
			take_step(&m, &finding->steps[i], &finding->answers[i]);
		fprintf(to, "  kernel: ");
		print_answer(to, &finding->answers[i]);
		fprintf(to, ", model: ");
		print_answer(to, &answer);
		for (int p = 0; p < PROCESSES; p++)
			if (before.p[p].state != m.p[p].state ||
			    before.p[p].stopped != m.p[p].stopped)
				fprintf(to, "; p%d %s", p, state_name(&m.p[p]));
		fputc('\n', to);
	}
	fprintf(to, "    %s\n", finding->what);
}
