// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pidspec_systematic.c - selects the mutant in effect.
 *
 * "pidspec.mutant=N" on the command line selects it, and so does the path of a
 * program that is executed: .../sSEQUENCEmN/NAME.  With .../sSEQUENCEr/NAME,
 * the kernel is healthy, and when the next such program is executed, it prints
 * the mutants that have been reached.
 */
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/nsproxy.h>
#include <linux/pid_namespace.h>
#include <linux/pidspec_systematic.h>
#include <linux/sched/task.h>
#include <linux/string.h>
#include <linux/user_namespace.h>

enum { MUTANTS = 65536, IN_A_LINE = 60 };

int pidspec_number;
unsigned char pidspec_reached[MUTANTS];

static char watched[128]; /* the program whose list is printed next */

static int __init choose(char *number)
{
	return kstrtoint(number, 10, &pidspec_number);
}
early_param("pidspec.mutant", choose);

/* Prints ranges, because a whole function is often reached. */
static void print_reached(void)
{
	static char line[IN_A_LINE * 12 + 1];
	int n = 0, length = 0, last;

	for (int first = 1; first < MUTANTS; first = last + 1) {
		last = first;
		if (!pidspec_reached[first])
			continue;
		while (last + 1 < MUTANTS && pidspec_reached[last + 1])
			last++;
		length += scnprintf(line + length, sizeof(line) - length,
				    " %d-%d", first, last);
		if (++n == IN_A_LINE) {
			pr_warn("pidspec-reached %s:%s\n", watched, line);
			n = length = 0;
		}
	}
	if (n)
		pr_warn("pidspec-reached %s:%s\n", watched, line);
}

void pidspec_exec(const char *path)
{
	const char *name = strrchr(path, '/'), *area = name;
	int sequence, number, end = 0;

	while (area && area > path && area[-1] != '/')
		area--;
	if (!area || sscanf(area, "s%d%n", &sequence, &end) != 1)
		return;
	if (watched[0])
		print_reached();
	watched[0] = '\0';
	pidspec_number = 0;
	if (sscanf(area + end, "m%d/", &number) == 1) {
		pidspec_number = number;
	} else if (area[end] == 'r') {
		strscpy(watched, name + 1, sizeof(watched));
		memset(pidspec_reached, 0, sizeof(pidspec_reached));
	}
}

struct pid_namespace *pidspec_children_ns(struct task_struct *task)
{
	struct nsproxy *set = task->nsproxy;

	return set ? set->pid_ns_for_children : task_active_pid_ns(task);
}

struct pid_namespace *pidspec_parent_ns(struct pid_namespace *ns)
{
	return ns && ns->parent ? ns->parent : ns;
}

struct user_namespace *pidspec_parent_userns(struct user_namespace *ns)
{
	return ns && ns->parent ? ns->parent : ns;
}

struct pid *pidspec_find_get_pid(int number, struct pid_namespace *ns)
{
	struct pid *pid;

	rcu_read_lock();
	pid = get_pid(find_pid_ns(number, ns));
	rcu_read_unlock();
	return pid;
}

struct task_struct *pidspec_find_get_task(int number, struct pid_namespace *ns)
{
	struct task_struct *task;

	rcu_read_lock();
	task = find_task_by_pid_ns(number, ns);
	if (task)
		get_task_struct(task);
	rcu_read_unlock();
	return task;
}
