// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/shm.h>

const struct rule rule = {
	.says = "/proc/sysvipc/shm and /proc/sysvipc/msg show PIDs in the PID "
		"namespace of the process that opened the file, regardless of "
		"the procfs instance and the reader.",
	.source = "ipc/util.c, sysvipc_proc_open()",
	.level = CODE,
	.needs = { need_procfs, need_ipc },
};

static struct process init, unsharer;

/* The first line is a heading, the second describes the only object. */
static void check_pids(int file, int columns, pid_t first, pid_t second)
{
	FILE *lines = fdopen(file, "r");
	int one = -1, other = -1;

	/* If there is no such line, the numbers remain -1. */
	(void)!fscanf(lines, "%*[^\n]");
	while (columns-- > 0)
		(void)!fscanf(lines, "%*s");
	(void)!fscanf(lines, "%d %d", &one, &other);
	CHECK_EQ(one, first);
	CHECK_EQ(other, second);
}

/* In shm, after key, ID, mode and size: PIDs of creator and last user. */
static void check_segment(int file, pid_t creator, pid_t last)
{
	check_pids(file, 4, creator, last);
}

/* In msg, after key, ID, mode, bytes and messages: PIDs of sender and receiver.
 */
static void check_queue(int file, pid_t sender, pid_t receiver)
{
	check_pids(file, 5, sender, receiver);
}

static int open_list(const char *name)
{
	char path[32];

	snprintf(path, sizeof(path), "/proc/sysvipc/%s", name);
	return or_skip(open(path, O_RDONLY), "/proc/sysvipc");
}

void test(void)
{
	struct msgbuf message = { .mtype = 1 };
	int id = must(shmget(IPC_PRIVATE, 1, 0600));
	int queue = or_skip(msgget(IPC_PRIVATE, 0600));
	int segments = open_list("shm"), queues = open_list("msg");
	pid_t creator = getpid();

	must(msgsnd(queue, &message, 0, 0));
	child(init, CLONE_NEWPID) {
		must(shmat(id, NULL, 0));
		must(msgrcv(queue, &message, 0, 0, 0));
		check_segment(open_list("shm"), 0, 1);
		check_queue(open_list("msg"), 0, 1);
		check_segment(segments, creator, proc_self());
		check_queue(queues, creator, proc_self());
	}
	CHECK_EXITED(init, 0);
	/* The namespace for children of the opener does not matter. */
	child(unsharer) {
		divert_children();
		check_segment(open_list("shm"), creator, pid_of(init));
		check_queue(open_list("msg"), creator, pid_of(init));
	}
	CHECK_EXITED(unsharer, 0);
}
