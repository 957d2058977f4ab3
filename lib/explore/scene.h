/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * scene.h - the memory that all processes of a worker share.
 *
 * A scene is a list of steps, each performed by one of its processes.  p0 is
 * PID 1 of a PID namespace that was made for the scene.  It orders the others
 * by futexes in here, and compares the kernel with the model after each step.
 */
#ifndef SCENE_H
#define SCENE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "model.h"

enum { MAX_STEPS = 40, OBSERVE = -1, NOT_PERFORMED = 9999 };

/* MEMBERS: how many processes a storm has, those that have ended included. */
enum { KINDS = 64, MEMBERS = 64 };

struct order {
	int kind; /* a row of the table of steps, or OBSERVE */
	long x[3];
};

/* What one process sees; errors are negative. */
struct observation {
	int pid, tid, ppid, group, session;
	int16_t exists[NUMBERS], group_of[NUMBERS], session_of[NUMBERS];
	uint8_t pending;     /* and blocked */
	int probed[NUMBERS]; /* see probes.h */
	int death_signal, owner, owner_type, peer;
	int tracer; /* in /proc of the PID namespace; -1: it is not mounted */
	struct pidfd_view {
		int pid, tgid, ppid;
	} pidfd[PROCESSES]; /* of PIDFD_GET_INFO */
};

struct slot {
	atomic_int ordered, answered;
	struct order order;
	struct answer answer;
	struct observation seen;
	struct {
		int count, sender, code;
	} received[SIGNALS];
	int pidfd;
	int bell;	 /* an eventfd(2): it has answered */
	int outer;	 /* its PID for the worker */
	int child_tid;	 /* that CLONE_CHILD_SETTID stored */
	uint64_t random; /* of a storm: the state of the generator */
};

/* See storm.c. */
struct storm {
	bool on;
	int processes, steps;
	uint64_t kinds; /* a bit for each row of the table of steps */
	atomic_int created, begun, steps_taken; /* created: tried to */
	atomic_int taken[KINDS], failed[KINDS];
	atomic_int rejected; /* by the process itself, see perform.c */
};

/* How a scene ended: the worker reads it when p0 has ended. */
enum ending { NOT_OVER, AGREES, DIFFERS, REFUSED, FAILED };

/* Which probe the processes make after each step; or a row of the table. */
enum { ANOTHER_EACH_TIME = -1, EVERY_PROBE = -2, NO_PROBE = -3 };

struct scene {
	struct step steps[MAX_STEPS];
	struct answer answers[MAX_STEPS]; /* of the kernel */
	int count, length;
	bool given; /* perform these; otherwise choose them by @seed */
	uint64_t seed;
	int limit; /* ms to wait for a reply or an effect */

	enum ending ending;
	int at; /* the step */
	int performed, transitions[KINDS];
	char key[40];	/* the kind of difference */
	char what[400]; /* in words */
	int witness;	/* the process that sees it */
	bool hung;	/* SIGKILL does not end p0 */
	int probe, differing_probe;
	char proof[200]; /* a check in the words of pidspec.h, if there is one
			  */

	bool isolated, alone;	/* which signals may be sent */
	bool may_hang;		/* of perform.h, for programs */
	bool own_ipc;		/* an IPC namespace */
	uint64_t outer_pid_max; /* the inode number of the worker's file */
	int ns_files[NAMESPACES];
	uint64_t ns_inodes[NAMESPACES];
	int owned;		  /* the file of F_SETOWN_EX */
	int p0_file, proc_file;	  /* inherited by programs */
	int messages[2], pair[2]; /* sockets */
	struct storm storm;
	/* Processes, then their second threads; or the members of a storm. */
	struct slot slot[MEMBERS + PROCESSES];
};

extern struct scene *scene;
extern int me; /* which process of the scene the caller is */
/* The slot of the second thread of p. */
static inline int thread_of(int p)
{
	return PROCESSES + p;
}

extern int worker_proc; /* /proc as the worker sees it */
extern int scene_file;	/* what *scene is mapped from */

/* The first difference counts.  Always false. */
bool differ(const char *key, int witness, const char *proof, const char *what,
	    ...) __attribute__((format(printf, 4, 5)));

const char *error_text(int result, char text[24]);
#define ERROR_TEXT(result) error_text((result), (char[24]){ 0 })

long now_ms(void);
int errno_or(long result); /* @result, or -errno if it is -1 */

#endif
