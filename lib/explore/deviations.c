// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * deviations.c - steps whose outcome is known to differ from the documents.
 *
 * Each entry is a predicate on the state and the step.  Without --known, the
 * explorer does not take such a step. testcases/known-issues has the kernels.
 */
#include <stddef.h>

#include "deviations.h"

/*
 * If a signal is sent to a group with members in several namespaces, the kernel
 * translates one siginfo_t for all receivers.  Zombies are receivers, too.
 */
static bool rewrites_siginfo(const struct model *m, const struct step *step,
			     int group)
{
	bool records = false, elsewhere = false;

	if (group == NOBODY || step->b == S_NULL)
		return false;
	for (int p = 0; p < PROCESSES; p++) {
		if (!is_reached(m, step->by, p, group))
			continue;
		records |= m->p[p].action[step->b] == HANDLED ||
			   m->p[p].blocked & 1 << step->b;
		elsewhere |= m->p[p].ns != m->p[step->by].ns;
	}
	return records && elsewhere;
}

/* If the first clone(2) into a namespace fails after its PID was allocated,
 * later ones fail with ENOMEM. */
static bool fails_first(const struct model *m, const struct step *step,
			int group)
{
	(void)group;
	return m->n[m->p[step->by].ns_for_children].init == NOBODY;
}

/*
 * An init process in the process group of a process of its own namespace can
 * never end.  Only in a guest: elsewhere the step is forbidden.
 */
static bool joins_a_group(const struct model *m, const struct step *step,
			  int group)
{
	int target;

	resolve_setpgid(m, step, &target, &group);
	return is_forbidden(m, target, group);
}

/* SIGCHLD of an init process that calls reboot(2) has CLD_EXITED; wait(2)
   returns that SIGHUP or SIGINT has killed it, as reboot(2) states. */
static bool is_init(const struct model *m, const struct step *step, int group)
{
	(void)group;
	return m->p[step->by].init;
}

/* The parent-death signal belongs to the thread that has set it: the signal is
   lost if another thread calls execve(2). */
static bool has_death_signal(const struct model *m, const struct step *step,
			     int group)
{
	(void)group;
	return m->p[step->by].death_signal != S_NULL;
}

static const struct deviation {
	const char *name;
	transition *step; /* or NULL: any */
	bool (*applies)(const struct model *m, const struct step *step,
			int group);
} deviations[] = {
	{ "group-siginfo", NULL, rewrites_siginfo },
	{ "failed-first-fork", to_failing_clone, fails_first },
	{ "init-in-a-group-of-its-namespace", to_setpgid, joins_a_group },
	{ "reboot-by-init", to_reboot, is_init },
	{ "death-signal-of-a-thread", to_thread_execute, has_death_signal },
};

const char *find_deviation(const struct model *m, const struct step *step,
			   transition *predict, int group)
{
	for (size_t i = 0; i < sizeof(deviations) / sizeof(deviations[0]); i++)
		if ((!deviations[i].step || deviations[i].step == predict) &&
		    deviations[i].applies(m, step, group))
			return deviations[i].name;
	return NULL;
}
