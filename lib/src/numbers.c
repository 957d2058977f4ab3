// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * numbers.c - processes with distinct IDs, and all PIDs of a process.
 *
 * A test notices a kernel that confuses PID, TID, process group and session, or
 * two PID namespaces, only if these IDs differ.
 */
#include <fcntl.h>
#include <stdio.h>

#include "sys.h"
#include "world.h"

/* PIDs that are used up before the process is created: different numbers, so
 * all IDs differ, in each namespace. */
enum { BEFORE_GROUP = 3, BEFORE_PROCESS = 2 };

static void use_up_pids(int count)
{
	while (count-- > 0)
		must(try_child(0));
}

void divert_children(void)
{
	static struct process diverted;

	or_skip(unshare(CLONE_NEWPID));
	child(diverted)
		linger();
}

/* The group leader of a session that the caller leads. */
static pid_t start_group_leader(void)
{
	static struct process group_leader;

	if (getsid(0) != getpid())
		must(setsid());
	use_up_pids(BEFORE_GROUP);
	child(group_leader)
		linger();
	must(setpgid(pid_of(group_leader), pid_of(group_leader)));
	return pid_of(group_leader);
}

/* The child waits until its group was changed: until no other process has the
   pipe open for writing. */
bool child_apart_(struct process *p, const char *name, unsigned long flags,
		  const struct here *here)
{
	pid_t group = start_group_leader();
	int gate[2];

	use_up_pids(BEFORE_PROCESS);
	must(pipe2(gate, O_CLOEXEC));
	if (child_(p, name, flags, here)) {
		close(gate[1]);
		must(read(gate[0], &(char){ 0 }, 1));
		close(gate[0]);
		return true;
	}
	close(gate[0]);
	must(setpgid(p->pid, group));
	close(gate[1]);
	return false;
}

/* Reads the PIDs from the library's /proc, beginning with its PID namespace;
   none before Linux 4.1. */
static int numbers_in_proc(int process, intmax_t found[MOST_NUMBERS])
{
	char path[48];

	snprintf(path, sizeof(path), "/proc/%d/status", process);
	if (process <= 0 || access(path, R_OK) == -1)
		return 0;
	return numbers_after(path, "NSpid:", found, MOST_NUMBERS);
}

/* PIDs at deeper levels than the caller's are left out. */
int numbers_of_(struct process *p, pid_t *numbers, const struct here *here)
{
	intmax_t found[MOST_NUMBERS];
	pid_t own = pid_of_(p, here);
	int levels = numbers_in_proc(number_in_proc(own_role()), found);
	int n = numbers_in_proc(number_in_proc(p), found);

	if (n > levels)
		n = levels;
	for (int i = 0; i < n; i++)
		numbers[i] = (pid_t)found[i];
	if (n == 0 || numbers[n - 1] != own)
		numbers[n == MOST_NUMBERS ? n - 1 : n++] = own;
	return n;
}
