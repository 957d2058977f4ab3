/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pidspec_systematic.h - test whether a mutant is in effect.
 *
 * All mutants are in one kernel, each behind a call of pidspec_is(NUMBER).
 * Each call is recorded: a rule that does not reach it cannot notice the
 * mutant.
 */
#ifndef PIDSPEC_SYSTEMATIC_H
#define PIDSPEC_SYSTEMATIC_H

struct pid;
struct pid_namespace;
struct task_struct;
struct user_namespace;

extern struct pid_namespace init_pid_ns;
extern struct user_namespace init_user_ns;

extern int pidspec_number; /* 0: the kernel is healthy */
extern unsigned char pidspec_reached[];

static __always_inline int pidspec_is(int number)
{
	/* Lists the mutants in an object; the linker discards the section. */
	asm volatile(".pushsection .discard.pidspec\n\t"
		     ".long %c0\n\t"
		     ".popsection"
		     :
		     : "i"(number));
	pidspec_reached[number] = 1;
	return __builtin_expect(pidspec_number == number, 0);
}

/* Called by execve(2): the path of the program may select a mutant. */
void pidspec_exec(const char *path);

/* The PID namespace for children; its own if the task is exiting. */
struct pid_namespace *pidspec_children_ns(struct task_struct *task);

/* The parent; for the initial namespace, itself. */
struct pid_namespace *pidspec_parent_ns(struct pid_namespace *ns);
struct user_namespace *pidspec_parent_userns(struct user_namespace *ns);

/* Like find_get_pid() and find_get_task_by_vpid(), in another namespace. */
struct pid *pidspec_find_get_pid(int number, struct pid_namespace *ns);
struct task_struct *pidspec_find_get_task(int number, struct pid_namespace *ns);

#endif
