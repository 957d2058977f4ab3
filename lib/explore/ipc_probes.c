// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ipc_probes.c - System V IPC objects, which record PIDs.
 *
 * msgctl(2), shmctl(2), semctl(2), GETPID, and sysvipc(7): the PIDs of the
 * processes that used the object last.  Each process creates an object in the
 * IPC namespace of the worker, uses it, and removes it.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

#include "numbers.h"
#include "probe.h"

enum { MODE = 0600 };

/* The number in that column of the line of the object in /proc/sysvipc. */
static int read_column(const char *path, int id, int column)
{
	char text[16384], *line = text, *rest;

	if (!read_proc(path, text, sizeof(text)))
		return ANY;
	strtok_r(line, "\n", &rest);
	while ((line = strtok_r(NULL, "\n", &rest))) {
		long numbers[8] = { 0 };

		for (int i = 0; i < 8; i++)
			numbers[i] = strtol(line, &line, 10);
		if (numbers[1] == id)
			return (int)numbers[column];
	}
	return ANY;
}

static int use_semaphore(int n)
{
	int id = scene->own_ipc ? semget(IPC_PRIVATE, 1, MODE) : -1, pid;

	(void)n;
	if (id == -1)
		return ANY;
	pid = semctl(id, 0, SETVAL, 1) == 0 ? semctl(id, 0, GETPID) : ANY;
	semctl(id, 0, IPC_RMID);
	return pid;
}

/* Two PIDs must be the same: 0 is the result if they are not. */
static int both(long one, long other)
{
	return one == other ? (int)one : 0;
}

enum { QUEUE_SENDER = 5, QUEUE_RECEIVER = 6, CREATOR = 4, LAST_USER = 5 };

static int use_queue(bool by_procfs)
{
	struct {
		long type;
		char text;
	} message = { .type = 1 };
	int id = scene->own_ipc ? msgget(IPC_PRIVATE, MODE) : -1, pid = ANY;
	struct msqid_ds state;

	if (id == -1)
		return ANY;
	if (msgsnd(id, &message, 1, IPC_NOWAIT) == 0 &&
	    msgrcv(id, &message, 1, 0, IPC_NOWAIT) == 1 &&
	    msgctl(id, IPC_STAT, &state) == 0)
		pid = by_procfs ? both(read_column("sysvipc/msg", id,
						   QUEUE_SENDER),
				       read_column("sysvipc/msg", id,
						   QUEUE_RECEIVER))
				: both(state.msg_lspid, state.msg_lrpid);
	msgctl(id, IPC_RMID, NULL);
	return pid;
}

static int use_memory(bool by_procfs)
{
	int id = scene->own_ipc ? shmget(IPC_PRIVATE, 1, MODE) : -1, pid = ANY;
	void *memory = id == -1 ? (void *)-1 : shmat(id, NULL, 0);
	struct shmid_ds state;

	if (id == -1)
		return ANY;
	if (memory != (void *)-1 && shmdt(memory) == 0 &&
	    shmctl(id, IPC_STAT, &state) == 0)
		pid = by_procfs
			      ? both(read_column("sysvipc/shm", id, CREATOR),
				     read_column("sysvipc/shm", id, LAST_USER))
			      : both(state.shm_cpid, state.shm_lpid);
	shmctl(id, IPC_RMID, NULL);
	return pid;
}

static int queue_by_call(int n)
{
	(void)n;
	return use_queue(false);
}

static int queue_by_procfs(int n)
{
	(void)n;
	return use_queue(true);
}

static int memory_by_call(int n)
{
	(void)n;
	return use_memory(false);
}

static int memory_by_procfs(int n)
{
	(void)n;
	return use_memory(true);
}

/* ---- The table --------------------------------------------------------- */

const struct probe ipc_probes[] = {
	{ "GETPID of a semaphore", NOTHING_ELSE, use_semaphore, as_own_number },
	{ "msg_lspid and msg_lrpid", NOTHING_ELSE, queue_by_call,
	  as_own_number },
	{ "shm_cpid and shm_lpid", NOTHING_ELSE, memory_by_call,
	  as_own_number },
	{ "lspid and lrpid in /proc/sysvipc/msg", NOTHING_ELSE, queue_by_procfs,
	  as_own_number },
	{ "cpid and lpid in /proc/sysvipc/shm", NOTHING_ELSE, memory_by_procfs,
	  as_own_number },
	{ 0 },
};
