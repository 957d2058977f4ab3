// SPDX-License-Identifier: GPL-2.0-or-later
/* pidspec_mutant.c - "pidspec.mutant=N" selects the mutant in effect. */
#include <linux/idr.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/nsproxy.h>
#include <linux/pid_namespace.h>
#include <linux/pidspec_mutant.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/user_namespace.h>

int pidspec_mutant_number;

static int __init choose(char *number)
{
	return kstrtoint(number, 10, &pidspec_mutant_number);
}
early_param("pidspec.mutant", choose);

/* A task that is being released has no PID. */
static int level(void)
{
	struct pid *pid = task_pid(current);

	return pid ? pid->level : 0;
}

int pidspec_current_is_below(void)
{
	return level() > 1 ||
	       (level() == 1 && !is_child_reaper(task_pid(current)));
}

int pidspec_current_is_inside(void)
{
	return level() > 1;
}

struct pid *pidspec_find_pid(int number)
{
	struct pid *pid = find_vpid(number);

	return pid ?: find_pid_ns(number, task_active_pid_ns(current)->parent);
}

struct task_struct *pidspec_find_task(int number)
{
	return pid_task(pidspec_find_pid(number), PIDTYPE_PID);
}

struct task_struct *pidspec_find_get_task(int number)
{
	struct task_struct *task;

	rcu_read_lock();
	task = pidspec_find_task(number);
	if (task)
		get_task_struct(task);
	rcu_read_unlock();
	return task;
}

struct task_struct *pidspec_find_get_initial_task(int number)
{
	struct task_struct *task = find_get_task_by_vpid(number);

	if (task)
		return task;
	rcu_read_lock();
	task = find_task_by_pid_ns(number, &init_pid_ns);
	if (task)
		get_task_struct(task);
	rcu_read_unlock();
	return task;
}

int pidspec_own_if_unknown(int number)
{
	bool known;

	rcu_read_lock();
	known = find_task_by_vpid(number);
	rcu_read_unlock();
	return known ? number : 0;
}

struct pid *pidspec_find_child(int number)
{
	struct pid *pid, *found = find_vpid(number);
	struct task_struct *child;

	read_lock(&tasklist_lock);
	list_for_each_entry(child, &current->children, sibling) {
		pid = task_pid(child);
		if (pid->numbers[pid->level].nr == number)
			found = pid;
	}
	read_unlock(&tasklist_lock);
	return found;
}

int pidspec_takes_processes(struct pid_namespace *ns)
{
	return ns == &init_pid_ns || ns->pid_allocated & PIDNS_ADDING;
}

void pidspec_kill_members(struct pid_namespace *ns)
{
	struct task_struct *task;
	struct pid *pid;
	int number = 2;

	idr_for_each_entry_continue(&ns->idr, pid, number) {
		task = pid_task(pid, PIDTYPE_TGID);
		if (task)
			send_sig(SIGKILL, task, 1);
	}
}

struct user_namespace *(pidspec_parent_of)(int number,
					   struct user_namespace *ns)
{
	return pidspec_mutant(number) && ns->level > 2 ? ns->parent : ns;
}

void pidspec_forget_unshare(void)
{
	struct nsproxy *set = current->nsproxy;

	put_pid_ns(set->pid_ns_for_children);
	set->pid_ns_for_children = get_pid_ns(task_active_pid_ns(current));
}
