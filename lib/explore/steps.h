/* SPDX-License-Identifier: GPL-2.0-or-later */
/* steps.h - the table of steps: one row for each kind. */
#ifndef STEPS_H
#define STEPS_H

#include "perform.h"

/* What the arguments of a step are, and which values they can have. */
enum domain {
	NOTHING,
	NEW_PROCESS,
	PROCESS,
	PROCESS_OR_0,
	NAMESPACE,
	SIGNAL,
	CATCHABLE,
	ACTION,
	SWITCH,
	STATUS,
	PID,
	PID_TO_SET,
	NEAR_MAX,
};

enum { LONGEST_TEXT = 400 };

struct kind {
	const char *name;
	int weight;
	enum domain a, b;
	/* May this step be taken in this state?  The arguments are valid. */
	bool (*fits)(const struct model *m, const struct step *step);
	transition *predict;
	/* The arguments of the system call: PIDs as the caller sees them. */
	void (*resolve)(const struct model *m, const struct step *step,
			long x[3]);
	performance *perform;
	/* The step for people, and as C in the words of pidspec.h; @x is the
	   result of resolve(). */
	void (*print)(char *text, const struct step *step, const long x[3]);
	void (*print_c)(char *text, const struct step *step, const long x[3]);
};

extern const struct kind kinds[];
extern const int kinds_count;

/* The values of a domain: the next one after @value, or NO_VALUE. */
enum { BEFORE_FIRST = -2, NO_VALUE = 100 };
int next_value(const struct model *m, enum domain domain, int value);

bool step_fits(const struct model *m, const struct step *step);

/* The whole transition; @returned is the answer of the kernel, or NULL. */
struct answer take_step(struct model *m, const struct step *step,
			const struct answer *returned);

/* Why a step is not taken here: it is forbidden, its outcome is not determined,
 * or it is a known deviation. */
enum exclusion { TAKEN, FORBIDDEN, OPEN, DEVIATION };
enum exclusion exclusion_of(const struct model *m, const struct step *step);

/* Options: leave out steps that reach every process, execve(2), writing to
   ns_last_pid and pid_max, ptrace(2), a second user, user
   namespaces, and known deviations. */
extern bool without_kill_all, without_execute, without_last_pid;
extern bool without_pid_max, without_ptrace, without_user, without_newuser;
extern bool with_deviations;
extern int most_processes;

/* The slot of the process or thread that performs the step. */
int actor_of(const struct step *step);

const char *signal_word(int signal);
int signal_number(int signal);

#endif
