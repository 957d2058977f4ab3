/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pidspec_mutant.h - tests whether a mutant is in effect for the caller.
 *
 * Each edit calls one of three functions.  Level 0 is the initial PID
 * namespace, the sandbox of a test is level 1, and namespaces that the test
 * creates are level 2 and deeper.
 */
#ifndef PIDSPEC_MUTANT_H
#define PIDSPEC_MUTANT_H

struct pid;
struct pid_namespace;
struct task_struct;
struct user_namespace;

extern int pidspec_mutant_number; /* 0: the kernel is healthy */

/* For all callers. */
static inline int pidspec_mutant(int number)
{
	return __builtin_expect(pidspec_mutant_number == number, 0);
}

/* For callers in a sandbox or deeper, except the init of the sandbox. */
int pidspec_current_is_below(void);

static inline int pidspec_below(int number)
{
	return pidspec_mutant(number) && pidspec_current_is_below();
}

/* For callers deeper than a sandbox. */
int pidspec_current_is_inside(void);

static inline int pidspec_inside(int number)
{
	return pidspec_mutant(number) && pidspec_current_is_inside();
}

/* Like find_vpid() etc., but then search the parent namespace, too. */
struct pid *pidspec_find_pid(int number);
struct task_struct *pidspec_find_task(int number);
struct task_struct *pidspec_find_get_task(int number);

/* The same, but then search the initial namespace. */
struct task_struct *pidspec_find_get_initial_task(int number);

/* @number, or 0, which means the caller, if no task has that PID. */
int pidspec_own_if_unknown(int number);

/* A child with this PID in its own namespace; else like find_vpid(). */
struct pid *pidspec_find_child(int number);

/* Whether the namespace has an init that is not exiting. */
int pidspec_takes_processes(struct pid_namespace *ns);

/* SIGKILL for all but PID 1; with the tasklist locked. */
void pidspec_kill_members(struct pid_namespace *ns);

/* The parent of @ns if it is nested in that of the test and mutant @number is
   in effect; else @ns. */
struct user_namespace *pidspec_parent_of(int number, struct user_namespace *ns);

/* Undoes unshare(CLONE_NEWPID) of current. */
void pidspec_forget_unshare(void);

/* Constants, so that the compiler removes the edits. */
#ifdef PIDSPEC_HEALTHY
#define pidspec_mutant(number) 0
#define pidspec_below(number) 0
#define pidspec_inside(number) 0
#define pidspec_parent_of(number, ns) (ns)
#endif

#endif
