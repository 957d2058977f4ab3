/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pidspec_mutant.h - which rule this kernel breaks, and for whom.
 *
 * The edits ask by one of three questions whether it is their turn.  Level 0 is
 * the initial PID namespace; a test's sandbox is level 1, and what the test
 * creates itself is level 2 and deeper.
 */
#ifndef PIDSPEC_MUTANT_H
#define PIDSPEC_MUTANT_H

struct pid;
struct pid_namespace;
struct task_struct;
struct user_namespace;

extern int pidspec_mutant_number; /* 0: the kernel is healthy */

/* For everybody. */
static inline int pidspec_mutant(int number)
{
	return __builtin_expect(pidspec_mutant_number == number, 0);
}

/* For callers in a sandbox or deeper, but for the sandbox's init. */
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

/* As find_vpid() and the like, but then look in the parent namespace, too. */
struct pid *pidspec_find_pid(int number);
struct task_struct *pidspec_find_task(int number);
struct task_struct *pidspec_find_get_task(int number);

/* The same, but then look in the initial namespace. */
struct task_struct *pidspec_find_get_initial_task(int number);

/* 0, which stands for the caller, for a number that nobody has. */
int pidspec_own_if_unknown(int number);

/* A child that has this number in its own namespace; else as find_vpid(). */
struct pid *pidspec_find_child(int number);

/* The namespace has an init that has not begun to end. */
int pidspec_takes_processes(struct pid_namespace *ns);

/* SIGKILL for all but PID 1; with the tasklist locked. */
void pidspec_kill_members(struct pid_namespace *ns);

/* The parent of a user namespace that is nested in the test's own, if it is
   @number's turn. */
struct user_namespace *pidspec_parent_of(int number, struct user_namespace *ns);

/* Children of current go to its own namespace again. */
void pidspec_forget_unshare(void);

/* Constants, so that nothing is left of the edits. */
#ifdef PIDSPEC_HEALTHY
#define pidspec_mutant(number) 0
#define pidspec_below(number) 0
#define pidspec_inside(number) 0
#define pidspec_parent_of(number, ns) (ns)
#endif

#endif
