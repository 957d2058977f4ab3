// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

const struct rule rule = {
	.says = "shmctl(2), msgctl(2) and semctl(2) report PID 0 for processes "
		"that are not in the caller's PID namespace.",
	.source = "kernel/pid.c, pid_nr_ns()",
	.level = CODE,
	.needs = { need_ipc },
};

static struct process init;

void test(void)
{
	int segment = or_skip(shmget(IPC_PRIVATE, 1, 0600));
	int queue = or_skip(msgget(IPC_PRIVATE, 0600));
	int sem = or_skip(semget(IPC_PRIVATE, 1, 0600));
	struct msgbuf message = { .mtype = 1 };
	struct shmid_ds memory;
	struct msqid_ds queued;

	must(msgsnd(queue, &message, 0, 0));
	must(semop(sem, &(struct sembuf){ .sem_op = 1 }, 1));
	/* Control: in this namespace, the PIDs are those of this process. */
	must(shmctl(segment, IPC_STAT, &memory));
	must(msgctl(queue, IPC_STAT, &queued));
	CHECK_EQ(memory.shm_cpid, getpid());
	CHECK_EQ(queued.msg_lspid, getpid());
	CHECK_EQ(semctl(sem, 0, GETPID), getpid());

	child(init, CLONE_NEWPID) {
		must(shmctl(segment, IPC_STAT, &memory));
		must(msgctl(queue, IPC_STAT, &queued));
		CHECK_EQ(memory.shm_cpid, 0);
		CHECK_EQ(queued.msg_lspid, 0);
		CHECK_EQ(semctl(sem, 0, GETPID), 0);
	}
	CHECK_EXITED(init, 0);
}
