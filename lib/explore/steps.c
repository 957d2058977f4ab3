// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * steps.c - what the processes of a scene can do: one row of a table for each
 * kind of step, and the functions of the rows.
 */
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "deviations.h"
#include "perform.h"
#include "steps.h"

bool without_kill_all, without_execute, without_last_pid, without_pid_max;
bool without_ptrace, without_user, without_newuser, with_deviations;
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
		return value >= 1 && value <= 5;
	case NEAR_MAX:
		return value == BELOW_MAX || value == TWO_BELOW_MAX;
	case PID_TO_SET:
		return is_value(m, PID, value) || value == AT_MAX ||
		       value == BELOW_MAX;
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

/* p0 only sets handlers, which others inherit. */
static bool changes_action(const struct model *m, const struct step *step)
{
	return (step->by != 0 || step->b == HANDLED) &&
	       m->p[step->by].action[step->a] != step->b;
}

static bool is_unblocked(const struct model *m, const struct step *step)
{
	return step->by != 0 && !(m->p[step->by].blocked & 1 << step->a);
}

static bool is_blocked(const struct model *m, const struct step *step)
{
	return step->by != 0 && m->p[step->by].blocked & 1 << step->a;
}

static bool shares_files(const struct model *m, const struct step *step)
{
	return !m->p[step->by].own_files;
}

/* Whether the process is not in the namespace of p0, which directs the
   scene. */
static bool is_below_p0(const struct model *m, const struct step *step)
{
	return m->p[step->by].ns != 0;
}

/* Root of the user namespace of p0.  The model has no errors for others. */
static bool is_root(const struct model *m, int p)
{
	return m->p[p].users == 0 && m->p[p].privileged;
}

static bool is_number(const struct model *m, int ns, int value)
{
	return value < AT_MAX || m->n[ns].max;
}

static bool sets_number(const struct model *m, const struct step *step)
{
	return is_number(m, m->p[step->by].ns_for_children, step->b);
}

static bool writes_last_pid(const struct model *m, const struct step *step)
{
	int ns = m->p[step->by].ns;

	return !without_last_pid && is_root(m, step->by) && !m->n[ns].owner &&
	       is_number(m, ns, step->a) &&
	       m->n[ns].last != wanted_number(m, ns, step->a);
}

/* Not in the namespace of p0: p0 names all processes by their PIDs there, which
   must stay in order. */
static bool writes_pid_max(const struct model *m, const struct step *step)
{
	return !without_pid_max && is_below_p0(m, step) &&
	       is_root(m, step->by) && !m->n[m->p[step->by].ns].owner;
}

static bool lacks_thread(const struct model *m, const struct step *step)
{
	return step->by != 0 && !m->p[step->by].thread;
}

static bool has_thread(const struct model *m, const struct step *step)
{
	return m->p[step->by].thread;
}

static bool can_execute(const struct model *m, const struct step *step)
{
	return step->by != 0 && !without_execute && is_root(m, step->by);
}

static bool can_thread_execute(const struct model *m, const struct step *step)
{
	return has_thread(m, step) && can_execute(m, step);
}

static bool names_thread(const struct model *m, const struct step *step)
{
	return m->p[step->b].thread && m->p[step->b].state == LIVE;
}

/* Other users cannot fetch files from p0. */
static bool changes_user(const struct model *m, const struct step *step)
{
	return step->by != 0 && !without_user && m->p[step->by].users == 0 &&
	       m->p[step->by].user != step->a && !m->p[step->by].thread &&
	       shares_files(m, step);
}

static bool can_clone_newuser(const struct model *m, const struct step *step)
{
	return !without_newuser && m->users < USERS - 1 &&
	       shares_files(m, step) && has_room_below(m, step);
}

static bool can_unshare_newuser(const struct model *m, const struct step *step)
{
	return step->by != 0 && can_clone_newuser(m, step);
}

static bool is_without_message(const struct model *m, const struct step *step)
{
	(void)step;
	return m->message == NOBODY;
}

static bool has_credentials(const struct model *m, const struct step *step)
{
	return is_without_message(m, step) &&
	       (step->a == NOBODY || is_root(m, step->by));
}

/* p0 must not stop: it directs the scene. */
static bool traces(const struct model *m, const struct step *step)
{
	return !without_ptrace &&
	       find_process(m, m->p[step->by].ns,
			    number_for(m, step->by, step->a)) != 0;
}

static bool has_message(const struct model *m, const struct step *step)
{
	(void)step;
	return m->message != NOBODY;
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

static void pid_or_0(const struct model *m, const struct step *step, long x[3])
{
	x[0] = step->a == NOBODY ? 0 : number_for(m, step->by, step->a);
}

static void two_threads(const struct model *m, const struct step *step,
			long x[3])
{
	x[0] = number_for(m, step->by, step->a);
	x[1] = tid_for(m, step->by, step->b);
}

static void by_number(const struct model *m, const struct step *step, long x[3])
{
	x[0] = step->a;
	x[1] = wanted_number(m, m->p[step->by].ns_for_children, step->b);
}

static void last_number(const struct model *m, const struct step *step,
			long x[3])
{
	x[0] = wanted_number(m, m->p[step->by].ns, step->a);
}

static void new_max(const struct model *m, const struct step *step, long x[3])
{
	struct model after = *m;

	to_pid_max(&after, step);
	x[0] = after.n[m->p[step->by].ns].max;
}

/* The mask of the first thread. */
static void by_mask(const struct model *m, const struct step *step, long x[3])
{
	x[2] = m->p[step->by].blocked;
}

static void pid_and_flag(const struct model *m, const struct step *step,
			 long x[3])
{
	x[0] = number_for(m, step->by, step->a);
	x[1] = step->b;
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
PRINTS(print_set_tid, "p%d = clone3(set_tid = %ld)", step->a, x[1])
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
PRINTS(print_pair, "socketpair()")
PRINTS(print_send, "sendmsg(SCM_CREDENTIALS, PID %ld)", x[0])
PRINTS(print_receive, "recvmsg()")
PRINTS(print_pidfd_open, "pidfd_open(%ld)", x[0])
PRINTS(print_execute, "execve()")
PRINTS(print_last_pid, "ns_last_pid = %ld", x[0])
PRINTS(print_pid_max, "pid_max = %ld", x[0])
PRINTS(print_reboot, "reboot(%s)", step->a ? "POWER_OFF" : "RESTART")
PRINTS(print_thread, "clone(CLONE_THREAD)")
PRINTS(print_thread_exit, "the second thread: exit(2)")
PRINTS(print_thread_execute, "the second thread: execve()")
PRINTS(print_tgkill, "tgkill(%ld, %ld, 0)", x[0], x[1])
PRINTS(print_seize, "ptrace(PTRACE_SEIZE, %ld)", x[0])
PRINTS(print_detach, "ptrace(%sPTRACE_DETACH, %ld)",
       x[1] ? "PTRACE_INTERRUPT, then " : "", x[0])
PRINTS(print_user, "setresuid(%d)", step->a)
PRINTS(print_clone_newuser, "p%d = clone(CLONE_NEWUSER | CLONE_NEWPID)",
       step->a)
PRINTS(print_unshare_newuser, "unshare(CLONE_NEWUSER | CLONE_NEWPID)")
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
       "try_child3(.set_tid = (uintptr_t)(pid_t[]){ %ld }, .set_tid_size = 1)",
       x[1])
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
PRINTS(c_pair, "socketpair(AF_UNIX, SOCK_STREAM, 0, pair)")
PRINTS(c_send, "send_credentials(sockets[0], %ld)", x[0])
PRINTS(c_receive, "take_word(sockets[1]).pid")
PRINTS(c_pidfd_open, "try_pidfd(%ld)", x[0])
/* A program of its own, which has to go on with the scene: see exec_self(). */
PRINTS(c_execute, "/* TODO: execve(2) */ 0")
PRINTS(c_last_pid, "try_last_pid(%ld)", x[0])
PRINTS(c_pid_max, "try_pid_max(%ld)", x[0])
PRINTS(c_reboot, "reboot_namespace(LINUX_REBOOT_CMD_%s)",
       step->a ? "POWER_OFF" : "RESTART")
PRINTS(c_thread, "start_thread(NULL)")
PRINTS(c_thread_exit, "/* TODO: the thread ends */ 0")
PRINTS(c_action, "set_action(%s, %s)", signal_word(step->a), actions_c[step->b])
PRINTS(c_block, "set_mask(SIG_BLOCK, %s)", signal_word(step->a))
PRINTS(c_unblock, "set_mask(SIG_UNBLOCK, %s)", signal_word(step->a))
PRINTS(c_seize, "(int)ptrace(PTRACE_SEIZE, %ld, 0, 0)", x[0])
PRINTS(c_detach, "detach_from(%ld, %ld)", x[0], x[1])
/* Rules have one user ID. */
PRINTS(c_user, "/* TODO: setresuid(2), for a second user */ 0")
PRINTS(c_clone_newuser, "try_child(CLONE_NEWUSER | CLONE_NEWPID)")
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
	{ "set-tid", 5, NEW_PROCESS, PID_TO_SET, sets_number, to_set_tid,
	  by_number, do_set_tid, print_set_tid, c_set_tid },
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
	{ "queue", 7, PROCESS, SIGNAL, NULL, to_queue, by_pid, do_queue,
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
	{ "unblock", 25, CATCHABLE, NOTHING, is_blocked, to_unblock,
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
	{ "death-signal", 16, SIGNAL, NOTHING, changes_death_signal,
	  to_death_signal, first_signal, do_death_signal, print_death_signal,
	  print_death_signal },
	{ "own", 3, PROCESS, SWITCH, NULL, to_own, pid_and_flag, do_own,
	  print_own, c_own },
	{ "pair", 3, NOTHING, NOTHING, shares_files, to_pair, plain, do_pair,
	  print_pair, c_pair },
	{ "send", 6, PROCESS_OR_0, NOTHING, has_credentials, to_send, pid_or_0,
	  do_send, print_send, c_send },
	{ "receive", 30, NOTHING, NOTHING, has_message, to_receive, plain,
	  do_receive, print_receive, c_receive },
	{ "execute", 5, NOTHING, NOTHING, can_execute, to_execute, plain,
	  do_execute, print_execute, c_execute },
	{ "thread", 9, NOTHING, NOTHING, lacks_thread, to_thread, plain,
	  do_thread, print_thread, c_thread },
	{ "thread-exit", 25, NOTHING, NOTHING, has_thread, to_thread_exit,
	  by_mask, do_thread_exit, print_thread_exit, c_thread_exit },
	{ "thread-execute", 20, NOTHING, NOTHING, can_thread_execute,
	  to_thread_execute, by_mask, do_execute, print_thread_execute,
	  c_execute },
	{ "tgkill", 20, PROCESS, PROCESS, names_thread, to_tgkill, two_threads,
	  do_tgkill, print_tgkill, print_tgkill },
	{ "user", 6, SWITCH, NOTHING, changes_user, to_user, plain, do_user,
	  print_user, c_user },
	{ "clone-newuser", 6, NEW_PROCESS, NOTHING, can_clone_newuser,
	  to_clone_newuser, plain, do_clone_newuser, print_clone_newuser,
	  c_clone_newuser },
	{ "unshare-newuser", 4, NOTHING, NOTHING, can_unshare_newuser,
	  to_unshare_newuser, plain, do_unshare_newuser, print_unshare_newuser,
	  print_unshare_newuser },
	{ "seize", 12, PROCESS, NOTHING, traces, to_seize, pid_or_0, do_seize,
	  print_seize, c_seize },
	{ "detach", 6, PROCESS, SWITCH, traces, to_detach, pid_and_flag,
	  do_detach, print_detach, c_detach },
	{ "last-pid", 5, PID, NOTHING, writes_last_pid, to_last_pid,
	  last_number, do_last_pid, print_last_pid, c_last_pid },
	{ "near-max", 40, NEAR_MAX, NOTHING, writes_last_pid, to_last_pid,
	  last_number, do_last_pid, print_last_pid, c_last_pid },
	{ "pid-max", 14, SWITCH, NOTHING, writes_pid_max, to_pid_max, new_max,
	  do_pid_max, print_pid_max, c_pid_max },
	{ "reboot", 20, SWITCH, NOTHING, is_below_p0, to_reboot, plain,
	  do_reboot, print_reboot, c_reboot },
	{ "pidfd-open", 4, PROCESS, NOTHING, NULL, to_pidfd_open, pid_or_0,
	  do_pidfd_open, print_pidfd_open, c_pidfd_open },
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

/* The PID that a call returned, as its result or in a siginfo_t. */
static int16_t returned_number(const struct answer *returned)
{
	int number = returned->pid ? returned->pid : returned->result;

	return number > 0 ? (int16_t)number : 0;
}

struct answer take_step(struct model *m, const struct step *step,
			const struct answer *returned)
{
	struct model before = *m;
	struct answer answer;

	begin_step(m);
	if (returned)
		m->returned = returned_number(returned);
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

int actor_of(const struct step *step)
{
	transition *predict = kinds[step->kind].predict;

	return predict == to_thread_exit || predict == to_thread_execute
		       ? thread_of(step->by)
		       : step->by;
}

/* Not documented: the effect of a thread's TID in a call that takes a PID. */
static bool is_tid(const struct model *m, int by, enum domain domain, int p)
{
	if ((domain != PROCESS && domain != PROCESS_OR_0) || p == NOBODY)
		return false;
	return find_thread(m, m->p[by].ns, number_for(m, by, p)) != NOBODY;
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
	if (is_tid(m, step->by, kinds[step->kind].a, step->a) ||
	    is_tid(m, step->by, kinds[step->kind].b, step->b))
		return OPEN;
	if (leaves_open(m, step, kinds[step->kind].predict))
		return OPEN;
	take_step(&after, step, NULL);
	if (group != NOBODY &&
	    races_with_death_signal(m, &after, step->by, group))
		return OPEN;
	return after.undetermined ? OPEN : TAKEN;
}
