// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * steps.c - what the processes of a scene can do: one row of a table for each
 * kind of step, and the functions of the rows.
 *
 * The functions that perform a step run in the process that takes it.  They
 * verify by themselves that a step is harmless, whatever the model computed.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "deviations.h"
#include "numbers.h"
#include "src/sys.h"
#include "steps.h"

bool without_kill_all, with_deviations, may_hang;
int most_processes = PROCESSES;

/* ---- Arguments ------------------------------------------------------------
 */

static bool is_value(const struct model *m, enum domain domain, int value)
{
	switch (domain) {
	case NOTHING:
		return value == 0;
	case NEW_PROCESS:
		return value > 0 && value < most_processes &&
		       m->p[value].state == ABSENT;
	case PROCESS:
		return value >= 0 && value < PROCESSES &&
		       m->p[value].state != ABSENT;
	case PROCESS_OR_0:
		return value == NOBODY || is_value(m, PROCESS, value);
	case NAMESPACE:
		return value >= 0 && value < m->namespaces &&
		       m->n[value].init != NOBODY;
	case SIGNAL:
		return value >= 0 && value <= S_NULL && value != S_CHLD;
	case CATCHABLE:
		return value == S_USR1 || value == S_TERM || value == S_CHLD;
	case ACTION:
		return value >= DEFAULT && value <= HANDLED;
	case SWITCH:
		return value == 0 || value == 1;
	case STATUS:
		return value == 0 || value == 3;
	case PID:
		return value >= 1 && value <= 6;
	}
	return false;
}

/* New processes are named in order: there is one value for the next. */
int next_value(const struct model *m, enum domain domain, int value)
{
	if (domain == NEW_PROCESS && value != BEFORE_FIRST)
		return NO_VALUE;
	while (++value < NUMBERS)
		if (is_value(m, domain, value))
			return value;
	return NO_VALUE;
}

static bool is_not_p0(const struct model *m, const struct step *step)
{
	(void)m;
	return step->by != 0;
}

static bool has_room_below(const struct model *m, const struct step *step)
{
	return m->namespaces < NAMESPACES &&
	       m->n[m->p[step->by].ns].level < LEVELS - 1;
}

static bool sends_to_all(const struct model *m, const struct step *step)
{
	(void)m;
	(void)step;
	return !without_kill_all;
}

/* -1 is not the ID of a group: kill(-1, ...) is another step. */
static bool is_not_group_1(const struct model *m, const struct step *step)
{
	return number_for(m, step->by, step->a) > 1;
}

static bool is_setpgid_harmless(const struct model *m, const struct step *step)
{
	int target, group;

	resolve_setpgid(m, step, &target, &group);
	return !is_forbidden(m, target, group);
}

static bool changes_action(const struct model *m, const struct step *step)
{
	return step->by != 0 && m->p[step->by].action[step->a] != step->b;
}

static bool is_unblocked(const struct model *m, const struct step *step)
{
	return step->by != 0 && !(m->p[step->by].blocked & 1 << step->a);
}

static bool is_blocked(const struct model *m, const struct step *step)
{
	return step->by != 0 && m->p[step->by].blocked & 1 << step->a;
}

static bool changes_death_signal(const struct model *m, const struct step *step)
{
	return step->by != 0 && m->p[step->by].death_signal != step->a;
}

static bool changes_subreaper(const struct model *m, const struct step *step)
{
	return step->by != 0 && m->p[step->by].subreaper != step->a;
}

/* ---- Numbers of system calls ------------------------------------------------
 */

int signal_number(int signal)
{
	return signal == S_NULL ? 0 : signal_numbers[signal];
}

static void plain(const struct model *m, const struct step *step, long x[3])
{
	(void)m;
	x[0] = step->a;
	x[1] = step->b;
}

static void by_namespace(const struct model *m, const struct step *step,
			 long x[3])
{
	x[0] = step->a;
	x[2] = m->n[step->a].init;
}

static void by_pid(const struct model *m, const struct step *step, long x[3])
{
	x[0] = number_for(m, step->by, step->a);
	x[1] = signal_number(step->b);
}

static void by_group(const struct model *m, const struct step *step, long x[3])
{
	x[0] = -number_for(m, step->by, step->a);
	x[1] = signal_number(step->b);
}

static void by_own_group(const struct model *m, const struct step *step,
			 long x[3])
{
	(void)m;
	x[0] = 0;
	x[1] = signal_number(step->b);
}

static void by_all(const struct model *m, const struct step *step, long x[3])
{
	(void)m;
	x[0] = -1;
	x[1] = signal_number(step->b);
}

static void by_pidfd(const struct model *m, const struct step *step, long x[3])
{
	x[0] = step->a;
	x[1] = signal_number(step->b);
	x[2] = exists(m, step->a) ? number_in(m, step->a, m->p[step->by].ns)
				  : 0;
}

static void first_signal(const struct model *m, const struct step *step,
			 long x[3])
{
	(void)m;
	x[0] = signal_number(step->a);
	x[1] = step->b;
}

static void two_pids(const struct model *m, const struct step *step, long x[3])
{
	x[0] = step->a == NOBODY ? 0 : number_for(m, step->by, step->a);
	x[1] = step->b == NOBODY ? 0 : number_for(m, step->by, step->b);
}

static void pid_and_flag(const struct model *m, const struct step *step,
			 long x[3])
{
	x[0] = number_for(m, step->by, step->a);
	x[1] = step->b;
}

/* ---- Performing -------------------------------------------------------- */

static struct answer result(long value)
{
	return (struct answer){ .result = errno_or(value) };
}

/* The scene ends, and the explorer with it. */
static struct answer forbid(const char *why)
{
	scene->ending = REFUSED;
	snprintf(scene->what, sizeof(scene->what), "%s", why);
	return (struct answer){ .result = NOT_PERFORMED };
}

/*
 * All processes of a scene share one table of open files, so that each can use
 * every pidfd and every file of a namespace.  In the child, which is another
 * process of the scene from here on, the result is 0.
 */
static struct answer create_process(int kid, unsigned long long flags, int tid)
{
	int pidfd = -1;
	pid_t tids[1] = { tid };
	struct clone_args args = {
		.flags = CLONE_FILES | CLONE_PIDFD | flags,
		.pidfd = (uintptr_t)&pidfd,
		.exit_signal = flags & CLONE_PARENT ? 0 : SIGCHLD,
		.set_tid = tid ? (uintptr_t)tids : 0,
		.set_tid_size = tid ? 1 : 0,
	};
	struct answer answer = result(sys_clone3(&args));

	if (answer.result == 0)
		me = kid;
	else if (answer.result > 0)
		scene->slot[kid].pidfd = pidfd;
	return answer;
}

static struct answer do_fork(const long x[3])
{
	return create_process((int)x[0], 0, 0);
}

static struct answer do_clone_parent(const long x[3])
{
	return create_process((int)x[0], CLONE_PARENT, 0);
}

static struct answer do_clone_newpid(const long x[3])
{
	return create_process((int)x[0], CLONE_NEWPID, 0);
}

static struct answer do_set_tid(const long x[3])
{
	return create_process((int)x[0], 0, (int)x[1]);
}

static struct answer do_failing_clone(const long x[3])
{
	struct clone_args args = {
		.flags = CLONE_PIDFD,
		.pidfd = 0,
		.exit_signal = SIGCHLD,
	};
	struct answer answer = result(sys_clone3(&args));

	(void)x;
	if (answer.result == 0)
		_exit(0);
	return answer;
}

static struct answer do_unshare(const long x[3])
{
	(void)x;
	return result(syscall(SYS_unshare, CLONE_NEWPID));
}

static struct answer do_setns_file(const long x[3])
{
	return result(syscall(SYS_setns, scene->ns_files[x[0]], CLONE_NEWPID));
}

static struct answer do_setns_pidfd(const long x[3])
{
	return result(
		syscall(SYS_setns, scene->slot[x[0]].pidfd, CLONE_NEWPID));
}

static struct answer do_exit(const long x[3])
{
	_exit((int)x[0]);
}

/* kill(-1, ...) requires a user without other processes, any signal a PID
   namespace of its own; the sandbox has verified both. */
static struct answer do_kill(const long x[3])
{
	if (x[1] && !scene->isolated)
		return forbid("a signal outside of a PID namespace of its own");
	if (x[0] == -1 && x[1] && !scene->alone)
		return forbid("kill(-1, ...) as a user with other processes");
	return result(syscall(SYS_kill, x[0], x[1]));
}

static struct answer do_queue(const long x[3])
{
	siginfo_t info = { .si_code = SI_QUEUE };

	info.si_pid = CLAIMED;
	if (x[1] && !scene->isolated)
		return refuse("a signal outside of a PID namespace of its own");
	return result(syscall(SYS_rt_sigqueueinfo, x[0], x[1], &info));
}

static struct answer do_pidfd_kill(const long x[3])
{
	if (x[1] && !scene->isolated)
		return forbid("a signal outside of a PID namespace of its own");
	return result(sys_pidfd_kill(scene->slot[x[0]].pidfd, (int)x[1]));
}

static void note_signal(int signal, siginfo_t *info, void *context)
{
	struct slot *slot = &scene->slot[me];

	(void)context;
	for (int i = 0; i < SIGNALS; i++) {
		if (signal_numbers[i] != signal)
			continue;
		slot->received[i].count++;
		slot->received[i].sender = info->si_pid;
		slot->received[i].code = info->si_code;
	}
}

static struct answer do_action(const long x[3])
{
	struct sigaction action = { 0 };

	if (x[1] == HANDLED) {
		action.sa_flags = SA_SIGINFO;
		action.sa_sigaction = note_signal;
	} else {
		action.sa_handler = x[1] == IGNORED ? SIG_IGN : SIG_DFL;
	}
	return result(sigaction((int)x[0], &action, NULL));
}

static struct answer set_mask(int how, long signal)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, (int)signal);
	return result(sigprocmask(how, &set, NULL));
}

static struct answer do_block(const long x[3])
{
	return set_mask(SIG_BLOCK, x[0]);
}

static struct answer do_unblock(const long x[3])
{
	return set_mask(SIG_UNBLOCK, x[0]);
}

/* Independently of the model: 1 is the PID of an init process in its own PID
   namespace, as /proc has it. */
static bool may_be_init(long pid)
{
	int numbers[16], count, pidfd;

	if (pid == 0 || pid == syscall(SYS_getpid))
		return syscall(SYS_getpid) == 1;
	pidfd = sys_pidfd_open((pid_t)pid);
	if (pidfd == -1)
		return errno != ESRCH;
	count = numbers_of_pidfd(pidfd, numbers, 16);
	close(pidfd);
	return count < 2 || numbers[count - 1] == 1;
}

static struct answer do_setpgid(const long x[3])
{
	long target = x[0] ? x[0] : syscall(SYS_getpid);

	if (!may_hang && x[1] != 0 && x[1] != target && may_be_init(x[0]))
		return forbid("an init process joins a process group");
	return result(syscall(SYS_setpgid, x[0], x[1]));
}

static struct answer do_setsid(const long x[3])
{
	(void)x;
	return result(syscall(SYS_setsid));
}

static struct answer do_subreaper(const long x[3])
{
	return result(prctl(PR_SET_CHILD_SUBREAPER, x[0], 0, 0, 0));
}

static struct answer do_death_signal(const long x[3])
{
	return result(prctl(PR_SET_PDEATHSIG, x[0], 0, 0, 0));
}

/* No file here has O_ASYNC: the owner receives no signal. */
static struct answer do_own(const long x[3])
{
	struct f_owner_ex owner = { x[1] ? F_OWNER_PGRP : F_OWNER_PID,
				    (pid_t)x[0] };

	return result(fcntl(scene->owned, F_SETOWN_EX, &owner));
}

static struct answer wait_by(int type, long id, long with_stops)
{
	siginfo_t info = { 0 };
	int flags =
		WEXITED | WNOHANG | (with_stops ? WSTOPPED | WCONTINUED : 0);
	struct answer answer =
		result(syscall(SYS_waitid, type, id, &info, flags, NULL));

	if (answer.result == 0) {
		answer.pid = info.si_pid;
		answer.code = info.si_code;
		answer.status = info.si_status;
	}
	return answer;
}

static struct answer do_wait_all(const long x[3])
{
	return wait_by(P_ALL, 0, x[1]);
}

static struct answer do_wait_pid(const long x[3])
{
	return wait_by(P_PID, x[0], x[1]);
}

static struct answer do_wait_group(const long x[3])
{
	return wait_by(P_PGID, x[0], x[1]);
}

/* ---- Printing ---------------------------------------------------------- */

const char *signal_word(int signal)
{
	static const char *const words[] = {
		[S_USR1] = "SIGUSR1", [S_TERM] = "SIGTERM",
		[S_KILL] = "SIGKILL", [S_STOP] = "SIGSTOP",
		[S_CONT] = "SIGCONT", [S_CHLD] = "SIGCHLD",
		[S_NULL] = "0",
	};

	return words[signal];
}

#define PRINTS(name, ...)                                                      \
	static void name(char *text, const struct step *step, const long x[3]) \
	{                                                                      \
		(void)step;                                                    \
		(void)x;                                                       \
		snprintf(text, LONGEST_TEXT, __VA_ARGS__);                     \
	}

static const char *const actions_c[] = { "to_default", "to_ignore", "to_note" };
static const char *const actions[] = { "SIG_DFL", "SIG_IGN", "handler" };

PRINTS(print_fork, "p%d = fork()", step->a)
PRINTS(print_clone_parent, "p%d = clone(CLONE_PARENT)", step->a)
PRINTS(print_clone_newpid, "p%d = clone(CLONE_NEWPID)", step->a)
PRINTS(print_set_tid, "p%d = clone3(set_tid = %d)", step->a, step->b)
PRINTS(print_failing_clone, "clone3(CLONE_PIDFD, pidfd = NULL)")
PRINTS(print_unshare, "unshare(CLONE_NEWPID)")
PRINTS(print_setns_file, "setns(file of n%d, CLONE_NEWPID)", step->a)
PRINTS(print_setns_pidfd, "setns(pidfd of p%d, CLONE_NEWPID)", step->a)
PRINTS(print_exit, "_exit(%d)", step->a)
PRINTS(print_kill, "kill(%ld, %s)", x[0], signal_word(step->b))
PRINTS(print_queue, "rt_sigqueueinfo(%ld, %s, si_pid = %d)", x[0],
       signal_word(step->b), CLAIMED)
PRINTS(print_pidfd_kill, "pidfd_send_signal(pidfd of p%d, %s)", step->a,
       signal_word(step->b))
PRINTS(print_action, "sigaction(%s, %s)", signal_word(step->a),
       actions[step->b])
PRINTS(print_block, "sigprocmask(SIG_BLOCK, %s)", signal_word(step->a))
PRINTS(print_unblock, "sigprocmask(SIG_UNBLOCK, %s)", signal_word(step->a))
PRINTS(print_setpgid, "setpgid(%ld, %ld)", x[0], x[1])
PRINTS(print_setsid, "setsid()")
PRINTS(print_subreaper, "prctl(PR_SET_CHILD_SUBREAPER, %d)", step->a)
PRINTS(print_death_signal, "prctl(PR_SET_PDEATHSIG, %s)", signal_word(step->a))
PRINTS(print_own, "fcntl(F_SETOWN_EX, %s %ld)", x[1] ? "group" : "process",
       x[0])
PRINTS(print_wait_all, "waitid(P_ALL%s)", step->b ? ", stops, too" : "")
PRINTS(print_wait_pid, "waitid(P_PID, %ld%s)", x[0],
       step->b ? ", stops, too" : "")
PRINTS(print_wait_group, "waitid(P_PGID, %ld%s)", x[0],
       step->b ? ", stops, too" : "")

#define WAIT_C(type, id)                                         \
	"waitid(" type ", %ld, &info, WEXITED | WNOHANG%s)", id, \
		step->b ? " | WSTOPPED | WCONTINUED" : ""

PRINTS(c_fork, "try_child(0)")
PRINTS(c_clone_parent, "try_child(CLONE_PARENT)")
PRINTS(c_clone_newpid, "try_child(CLONE_NEWPID)")
PRINTS(c_set_tid,
       "try_child3(.set_tid = (uintptr_t)(pid_t[]){ %d }, .set_tid_size = 1)",
       step->b)
PRINTS(c_failing_clone, "try_child3(.flags = CLONE_PIDFD, .pidfd = 0)")
PRINTS(c_setns_file, "setns(open_namespace_of(p%ld), CLONE_NEWPID)", x[2])
/* In a rule, pidfd_of(p) works in the creator of p; a PID works in every
   process that sees p. */
static const char *pidfd_text(const struct step *step, const long x[3],
			      char text[80])
{
	if (x[2])
		snprintf(text, 80, "(int)syscall(SYS_pidfd_open, %ld, 0)",
			 x[2]);
	else
		snprintf(text, 80, "pidfd_of(p%d)", step->a);
	return text;
}

PRINTS(c_setns_pidfd, "setns(%s, CLONE_NEWPID)",
       pidfd_text(step, x, (char[80]){ 0 }))
PRINTS(c_pidfd_kill, "pidfd_send_signal(%s, %s, NULL)",
       pidfd_text(step, x, (char[80]){ 0 }), signal_word(step->b))
PRINTS(c_queue, "queue_signal(%ld, %s)", x[0], signal_word(step->b))
PRINTS(c_own, "set_owner(owned, %s, %ld)",
       x[1] ? "F_OWNER_PGRP" : "F_OWNER_PID", x[0])
PRINTS(c_action, "set_action(%s, %s)", signal_word(step->a), actions_c[step->b])
PRINTS(c_block, "set_mask(SIG_BLOCK, %s)", signal_word(step->a))
PRINTS(c_unblock, "set_mask(SIG_UNBLOCK, %s)", signal_word(step->a))
PRINTS(c_wait_all, WAIT_C("P_ALL", 0L))
PRINTS(c_wait_pid, WAIT_C("P_PID", x[0]))
PRINTS(c_wait_group, WAIT_C("P_PGID", x[0]))

/* ---- The table --------------------------------------------------------- */

const struct kind kinds[] = {
	{ "fork", 22, NEW_PROCESS, NOTHING, NULL, to_fork, plain, do_fork,
	  print_fork, c_fork },
	{ "clone-newpid", 14, NEW_PROCESS, NOTHING, has_room_below,
	  to_clone_newpid, plain, do_clone_newpid, print_clone_newpid,
	  c_clone_newpid },
	{ "clone-parent", 5, NEW_PROCESS, NOTHING, NULL, to_clone_parent, plain,
	  do_clone_parent, print_clone_parent, c_clone_parent },
	{ "set-tid", 5, NEW_PROCESS, PID, NULL, to_set_tid, plain, do_set_tid,
	  print_set_tid, c_set_tid },
	{ "failing-clone", 3, NOTHING, NOTHING, NULL, to_failing_clone, plain,
	  do_failing_clone, print_failing_clone, c_failing_clone },
	{ "unshare", 5, NOTHING, NOTHING, has_room_below, to_unshare, plain,
	  do_unshare, print_unshare, print_unshare },
	{ "setns-file", 4, NAMESPACE, NOTHING, NULL, to_setns_file,
	  by_namespace, do_setns_file, print_setns_file, c_setns_file },
	{ "setns-pidfd", 4, PROCESS, NOTHING, NULL, to_setns_pidfd, by_pidfd,
	  do_setns_pidfd, print_setns_pidfd, c_setns_pidfd },
	{ "exit", 5, STATUS, NOTHING, is_not_p0, to_exit, plain, do_exit,
	  print_exit, print_exit },
	{ "kill", 14, PROCESS, SIGNAL, NULL, to_kill, by_pid, do_kill,
	  print_kill, print_kill },
	{ "queue", 4, PROCESS, SIGNAL, NULL, to_queue, by_pid, do_queue,
	  print_queue, c_queue },
	{ "pidfd-kill", 5, PROCESS, SIGNAL, NULL, to_pidfd_kill, by_pidfd,
	  do_pidfd_kill, print_pidfd_kill, c_pidfd_kill },
	{ "kill-group", 4, PROCESS, SIGNAL, is_not_group_1, to_kill_group,
	  by_group, do_kill, print_kill, print_kill },
	{ "kill-own-group", 3, NOTHING, SIGNAL, NULL, to_kill_own_group,
	  by_own_group, do_kill, print_kill, print_kill },
	{ "kill-all", 3, NOTHING, SIGNAL, sends_to_all, to_kill_all, by_all,
	  do_kill, print_kill, print_kill },
	{ "action", 9, CATCHABLE, ACTION, changes_action, to_action,
	  first_signal, do_action, print_action, c_action },
	{ "block", 4, CATCHABLE, NOTHING, is_unblocked, to_block, first_signal,
	  do_block, print_block, c_block },
	{ "unblock", 3, CATCHABLE, NOTHING, is_blocked, to_unblock,
	  first_signal, do_unblock, print_unblock, c_unblock },
	{ "setpgid", 7, PROCESS_OR_0, PROCESS_OR_0, NULL, to_setpgid, two_pids,
	  do_setpgid, print_setpgid, print_setpgid },
	{ "setsid", 3, NOTHING, NOTHING, NULL, to_setsid, plain, do_setsid,
	  print_setsid, print_setsid },
	{ "wait-all", 6, NOTHING, SWITCH, NULL, to_wait_all, plain, do_wait_all,
	  print_wait_all, c_wait_all },
	{ "wait-pid", 4, PROCESS, SWITCH, NULL, to_wait_pid, pid_and_flag,
	  do_wait_pid, print_wait_pid, c_wait_pid },
	{ "wait-group", 2, PROCESS, SWITCH, NULL, to_wait_group, pid_and_flag,
	  do_wait_group, print_wait_group, c_wait_group },
	{ "subreaper", 5, SWITCH, NOTHING, changes_subreaper, to_subreaper,
	  plain, do_subreaper, print_subreaper, print_subreaper },
	{ "death-signal", 5, SIGNAL, NOTHING, changes_death_signal,
	  to_death_signal, first_signal, do_death_signal, print_death_signal,
	  print_death_signal },
	{ "own", 3, PROCESS, SWITCH, NULL, to_own, pid_and_flag, do_own,
	  print_own, c_own },
};

const int kinds_count = sizeof(kinds) / sizeof(kinds[0]);

/* ---- Whole steps ------------------------------------------------------- */

bool step_fits(const struct model *m, const struct step *step)
{
	const struct kind *kind = &kinds[step->kind];

	return is_value(m, PROCESS, step->by) && can_act(m, step->by) &&
	       is_value(m, kind->a, step->a) && is_value(m, kind->b, step->b) &&
	       (!kind->fits || kind->fits(m, step));
}

struct answer take_step(struct model *m, const struct step *step,
			const struct answer *returned)
{
	struct model before = *m;
	struct answer answer;

	begin_step(m);
	if (returned)
		m->returned = (int8_t)returned->pid;
	answer = kinds[step->kind].predict(m, step);
	end_step(m, &before);
	return answer;
}

/* The group that a signal is sent to, or NOBODY. */
static int receivers_of(const struct model *m, const struct step *step)
{
	transition *predict = kinds[step->kind].predict;

	if (predict == to_kill_own_group)
		return m->p[step->by].group;
	if (predict == to_kill_all)
		return EVERYBODY;
	if (predict == to_kill_group)
		return find_number(m, m->p[step->by].ns,
				   number_for(m, step->by, step->a));
	return NOBODY;
}

enum exclusion exclusion_of(const struct model *m, const struct step *step)
{
	struct model after = *m;
	int group = receivers_of(m, step);

	if (kinds[step->kind].predict == to_setpgid &&
	    !is_setpgid_harmless(m, step) && !may_hang)
		return FORBIDDEN;
	if (!with_deviations &&
	    find_deviation(m, step, kinds[step->kind].predict, group))
		return DEVIATION;
	take_step(&after, step, NULL);
	return after.undetermined ? OPEN : TAKEN;
}
