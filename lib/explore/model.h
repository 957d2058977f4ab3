/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * model.h - PID namespaces as the manual pages describe them.
 *
 * The state of a scene is one flat struct without pointers: it is copied by
 * assignment.  It has no padding, so equal states have equal bytes.
 * Nothing in model.c makes a system call.  Each transition there names its
 * source.
 *
 * Processes are named by the order of their creation.  p0 is the init process
 * of the outermost PID namespace of the scene, n0; it directs the others, and
 * never ends or stops.
 */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stdint.h>

enum {
	PROCESSES = 8,
	NAMESPACES = 6,
	LEVELS = 5,
	USERS = 5, /* user namespaces; all others are children of the first */
	NUMBERS = 14, /* observations cover the PIDs below this one */
	NOBODY = -1,
	ANY = 99, /* received or answered: the documents leave it open */
};

/* ENDING: an init process that waits until the rest of its namespace is gone.
   GONE: its parent, or the kernel, has reaped it. */
enum state { ABSENT, LIVE, ENDING, ZOMBIE, GONE };

enum { S_USR1, S_TERM, S_KILL, S_STOP, S_CONT, S_CHLD, SIGNALS, S_NULL = 6 };

enum { DEFAULT, IGNORED, HANDLED };

enum { NOT_ENDED, EXITED, KILLED };

/* Why the documents do not determine the outcome of a step; the generator then
   takes another step. */
enum {
	TWO_DEATHS = 1,	       /* which of two processes ended first */
	ORPHANED_GROUP = 2,    /* stopped members: SIGHUP, in no given order */
	TWO_STOPS = 4,	       /* whether one SIGCHLD or two arrive */
	TWO_ERRORS = 8,	       /* which of two errors is returned */
	NOT_STATED = 16,       /* the pages leave it out */
	STOPS_OF_TRACEES = 32, /* the model has no such stops */
};

struct process {
	int8_t state, parent, ns, ns_for_children, group, session;
	int8_t init, session_leader, subreaper, death_signal;
	int8_t executed, own_files; /* a table of files of its own */
	int8_t stopped, stop_news, continue_news; /* for waitid(2) */
	int8_t owes;   /* it stopped during a step that has not ended yet */
	int8_t ended;  /* EXITED or KILLED */
	int8_t tracer; /* or NOBODY */
	/* privileged: it has all capabilities in its user namespace */
	int8_t user, users, privileged;
	int8_t thread; /* whether it has a second thread */
	int16_t value; /* of the end: the status or the signal */
	int16_t number[LEVELS], tid[LEVELS];
	uint8_t action[SIGNALS], blocked, pending;
	int16_t sender[SIGNALS], code[SIGNALS]; /* of pending signals */
};

struct space {
	int8_t parent, level, init, ended;
	int16_t owner; /* a user namespace */
	int16_t last;  /* the PID that was allocated last */
	int16_t max;   /* pid_max; 0: the initial value */
};

/* The siginfo of handlers since the process was last observed. */
struct received {
	int16_t count, sender, code;
};

struct model {
	struct process p[PROCESSES];
	struct space n[NAMESPACES];
	int8_t processes, namespaces;
	int8_t users, creator[USERS]; /* of user namespaces: the user */
	int8_t owner, owner_is_group; /* of a file: F_SETOWN_EX */
	int8_t peer;		      /* who created a pair of sockets */
	int8_t message; /* whose credentials wait for a receiver, or NOBODY */
	struct received received[PROCESSES][SIGNALS];
	/* The rest is about the last step. */
	int8_t deaths, undetermined, stops[PROCESSES];
	int16_t returned; /* the PID that the kernel returned, or 0 */
};

/* One step; a and b are its arguments, which model.c describes. */
struct step {
	int8_t kind, by, a, b;
};

/* What a step returns: a negative result is -errno.  The other fields are those
   of waitid(2).  For a message, pid is the PID in it, and status is the PID in
   n0 of the process that its pidfd refers to. */
struct answer {
	int result, pid, code, status;
};

extern const int signal_numbers[SIGNALS];

void begin_scene(struct model *m);
void begin_step(struct model *m);
void end_step(struct model *m, const struct model *before);
bool races_with_death_signal(const struct model *before,
			     const struct model *after, int by, int group);

bool can_act(const struct model *m, int p);
bool exists(const struct model *m, int p);
bool has_children(const struct model *m, int p);
bool is_capable(const struct model *m, int by, int users);
bool may_signal(const struct model *m, int by, int p, int signal);
bool is_within(const struct model *m, int inner, int outer);
int number_in(const struct model *m, int p, int ns);
int number_for(const struct model *m, int by, int p);
bool number_is_used(const struct model *m, int p, int other);
int find_process(const struct model *m, int ns, int number);
int named_process(const struct model *m, const struct step *step);
int find_number(const struct model *m, int ns, int number);
int wanted_number(const struct model *m, int ns, int value);
int find_thread(const struct model *m, int ns, int number);
int tid_for(const struct model *m, int by, int p);
bool group_exists(const struct model *m, int group, int session);

/* For calls.c: the effects of a change of dispositions, masks or zombies. */
bool ignored_by_default(int signal);
void deliver(struct model *m, int p);
void end_inits(struct model *m);
void send_sigchld(struct model *m, int p, int to, int code);
bool is_held(const struct model *m, int p);
void release_tracee(struct model *m, int p);

typedef struct answer transition(struct model *m, const struct step *step);

/* Whether the documents do not determine the outcome of a step of that kind. */
bool leaves_open(const struct model *m, const struct step *step,
		 transition *predict);

transition to_fork, to_clone_parent, to_clone_newpid, to_set_tid,
	to_failing_clone, to_unshare, to_setns_file, to_setns_pidfd, to_exit,
	to_kill, to_queue, to_pidfd_kill, to_kill_own_group, to_kill_group,
	to_kill_all, to_action, to_block, to_unblock, to_setpgid, to_setsid,
	to_wait_all, to_wait_pid, to_wait_group, to_subreaper, to_death_signal,
	to_own, to_pair, to_send, to_receive, to_pidfd_open, to_execute,
	to_last_pid, to_pid_max, to_reboot, to_thread, to_thread_exit,
	to_thread_execute, to_tgkill, to_seize, to_detach, to_user,
	to_clone_newuser, to_unshare_newuser;

bool is_forbidden(const struct model *m, int target, int group);
bool is_reached(const struct model *m, int by, int p, int group);
bool resolve_setpgid(const struct model *m, const struct step *step,
		     int *target, int *group);

/* PIDs as arguments of steps: small ones, then pid_max, pid_max - 1 and
   pid_max - 2. */
enum { AT_MAX = 7, BELOW_MAX = 8, TWO_BELOW_MAX = 9 };

/* The PID that to_queue() fills in. */
enum { CLAIMED = 77 };

/* In place of a group, for kill(-1, ...). */
enum { EVERYBODY = -2 };

#endif
