// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>

const struct rule rule = {
	.says = "The PIDs in /proc/sysvipc/shm are those in the PID namespace "
		"of the process that opened the file, whatever procfs it is "
		"in, and whoever reads it.",
	.source = "ipc/util.c, sysvipc_proc_open()",
	.level = SHOULD,
	.needs = { need_procfs, need_ipc },
};

static struct process init;

static void check_pids(int file, pid_t creator, pid_t last)
{
	FILE *lines = fdopen(file, "r");
	int cpid, lpid;

	/* The title, then key, ID, mode and size of the only segment. */
	must(fscanf(lines, "%*[^\n] %*d %*d %*o %*u %d %d", &cpid, &lpid));
	CHECK_EQ(cpid, creator);
	CHECK_EQ(lpid, last);
}

void test(void)
{
	static const char path[] = "/proc/sysvipc/shm";
	int id = must(shmget(IPC_PRIVATE, 1, 0600));
	int file = or_skip(open(path, O_RDONLY));
	pid_t creator = getpid();

	child(init, CLONE_NEWPID) {
		must(shmat(id, NULL, 0));
		check_pids(must(open(path, O_RDONLY)), 0, 1);
		check_pids(file, creator, proc_self());
	}
	CHECK_EXITED(init, 0);
}
