// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * calls.c - system calls that change or report one process, as the manual pages
 * describe them.
 *
 * The effects of PID namespaces are in model.c.  Without PID namespaces, these
 * calls would do the same, but report other numbers.
 */
#include <errno.h>
#include <signal.h>

#include "model.h"

/* ---- Signals --------------------------------------------------------------
 */

/* a: the signal; b: the action.  sigaction(2), Notes: setting a disposition
   that ignores a pending signal discards it (POSIX). */
struct answer to_action(struct model *m, const struct step *step)
{
	struct process *process = &m->p[step->by];

	process->action[step->a] = step->b;
	if (step->b == IGNORED ||
	    (step->b == DEFAULT && ignored_by_default(step->a)))
		process->pending &= ~(1 << step->a);
	return (struct answer){ 0 };
}

/* sigprocmask(2), Description.  a: the signal. */
struct answer to_block(struct model *m, const struct step *step)
{
	m->p[step->by].blocked |= 1 << step->a;
	return (struct answer){ 0 };
}

/* sigprocmask(2), Notes: pending signals are delivered before it returns. */
struct answer to_unblock(struct model *m, const struct step *step)
{
	m->p[step->by].blocked &= ~(1 << step->a);
	deliver(m, step->by);
	return (struct answer){ 0 };
}

/* ---- prctl(2) ------------------------------------------------------------ */

/* PR_SET_CHILD_SUBREAPER(2const), Description.  a: whether it is one. */
struct answer to_subreaper(struct model *m, const struct step *step)
{
	m->p[step->by].subreaper = step->a;
	return (struct answer){ 0 };
}

/* PR_SET_PDEATHSIG(2const), Description.  a: the signal. */
struct answer to_death_signal(struct model *m, const struct step *step)
{
	m->p[step->by].death_signal = step->a;
	return (struct answer){ 0 };
}

/* ---- fcntl(2) ---------------------------------------------------------------
 */

/*
 * F_SETOWN_EX(2const), Description.  a: the process or group, by its ID; b:
 * whether it is a group.  Not documented: ESRCH for an ID that is not in use,
 * and the effect of an ID that is in use, but not as an ID of that kind.
 */
struct answer to_own(struct model *m, const struct step *step)
{
	int owner = find_number(m, m->p[step->by].ns,
				number_for(m, step->by, step->a));

	if (owner == NOBODY)
		return (struct answer){ .result = -ESRCH };
	if (step->b ? !group_exists(m, owner, ANY) : !exists(m, owner))
		m->undetermined |= NOT_STATED;
	m->owner = owner;
	m->owner_is_group = step->b;
	return (struct answer){ 0 };
}

/* ---- unix(7) ---------------------------------------------------------------
 */

/* SO_PEERCRED: the credentials of the process that called socketpair(2). */
struct answer to_pair(struct model *m, const struct step *step)
{
	m->peer = step->by;
	return (struct answer){ 0 };
}

/*
 * SCM_CREDENTIALS, and ERRORS: ESRCH for the PID of no process.  a: the
 * process, by its PID; NOBODY is the sender, the default with SO_PASSCRED.
 */
struct answer to_send(struct model *m, const struct step *step)
{
	int p = named_process(m, step);

	if (p == NOBODY)
		return (struct answer){ .result = -ESRCH };
	m->message = p;
	return (struct answer){ 0 };
}

/*
 * pid_namespaces(7), Miscellaneous: the PID is translated for the receiver.
 * Not documented: 0 if the receiver has none for it, and the PID of a process
 * that is gone.
 */
struct answer to_receive(struct model *m, const struct step *step)
{
	int p = m->message;

	m->message = NOBODY;
	if (!exists(m, p))
		return (struct answer){ .pid = ANY, .status = ANY };
	return (struct answer){ .pid = number_in(m, p, m->p[step->by].ns),
				.status = number_in(m, p, 0) };
}

/* ---- pidfd_open(2) ----------------------------------------------------------
 */

/* ERRORS: ESRCH if there is no such process; NOTES: a zombie is one.  a: the
   process, by its PID. */
struct answer to_pidfd_open(struct model *m, const struct step *step)
{
	int p = named_process(m, step);

	if (p == NOBODY)
		return (struct answer){ .result = -ESRCH };
	return (struct answer){ .status = number_in(m, p, 0) };
}

/* ---- execve(2) --------------------------------------------------------------
 */

/* Effect on process attributes: handlers are reset, and the table of files is
   unshared.  All else remains. */
struct answer to_execute(struct model *m, const struct step *step)
{
	struct process *process = &m->p[step->by];

	for (int signal = 0; signal < SIGNALS; signal++)
		if (process->action[signal] == HANDLED)
			process->action[signal] = DEFAULT;
	process->executed = process->own_files = 1;
	process->thread = 0;
	return (struct answer){ 0 };
}

/*
 * clone(2), CLONE_THREAD: the program is executed in the thread group leader.
 * setns(2), Description: only the namespace for children of the calling thread
 * has changed.
 */
struct answer to_thread_execute(struct model *m, const struct step *step)
{
	m->p[step->by].ns_for_children = m->p[step->by].ns;
	return to_execute(m, step);
}

/* tgkill(2), with signal 0.  a: the process; b: whose thread; ESRCH if the
   process has no thread with that TID, EPERM as for kill(2). */
struct answer to_tgkill(struct model *m, const struct step *step)
{
	int ns = m->p[step->by].ns, tid = tid_for(m, step->by, step->b);
	int p = named_process(m, step);

	if (p == NOBODY ||
	    (find_thread(m, ns, tid) != p && find_process(m, ns, tid) != p))
		return (struct answer){ .result = -ESRCH };
	return (struct answer){ .result = may_signal(m, step->by, p, S_NULL)
						  ? 0
						  : -EPERM };
}

/* ---- setresuid(2) ----------------------------------------------------------
 */

/*
 * a: the user, for all three IDs; ERRORS: EPERM without CAP_SETUID.
 * capabilities(7), Effect of user ID changes on capabilities: the new user
 * is not 0, so the process has none.  PR_SET_PDEATHSIG(2const): the signal is
 * cleared.
 */
struct answer to_user(struct model *m, const struct step *step)
{
	struct process *process = &m->p[step->by];

	if (!process->privileged)
		return (struct answer){ .result = -EPERM };
	process->user = step->a;
	process->privileged = 0;
	process->death_signal = S_NULL;
	return (struct answer){ 0 };
}

/* ---- ptrace(2) ------------------------------------------------------------
 */

/*
 * PTRACE_SEIZE; ERRORS: ESRCH for the PID of no process, EPERM for a process
 * that is traced; Ptrace access mode checking: CAP_SYS_PTRACE in the user
 * namespace of the tracee, or the same user.  a: the process, by its PID.
 */
struct answer to_seize(struct model *m, const struct step *step)
{
	int p = named_process(m, step);

	if (p == NOBODY)
		return (struct answer){ .result = -ESRCH };
	if (m->p[p].tracer != NOBODY || !is_capable(m, step->by, m->p[p].users))
		return (struct answer){ .result = -EPERM };
	m->p[p].tracer = step->by;
	return (struct answer){ 0 };
}

/*
 * PTRACE_DETACH; ERRORS: ESRCH for a process that the caller does not trace, or
 * that is not stopped.  a: the process, by its PID; b: whether PTRACE_INTERRUPT
 * stops it first.  ptrace(2), Stopped states: the tracer receives SIGCHLD.  Not
 * documented: whether its code is CLD_TRAPPED or CLD_STOPPED.
 */
struct answer to_detach(struct model *m, const struct step *step)
{
	int p = named_process(m, step);

	if (p == NOBODY || m->p[p].tracer != step->by || !step->b)
		return (struct answer){ .result = -ESRCH };
	send_sigchld(m, p, step->by, ANY);
	release_tracee(m, p);
	return (struct answer){ 0 };
}

/* ---- Groups and sessions ---------------------------------------------------
 */

/*
 * setpgid(2), Description: process 0 is the caller, and group 0 has the PID of
 * the process.  False if there is no such process; the group may be NOBODY.
 */
bool resolve_setpgid(const struct model *m, const struct step *step,
		     int *target, int *group)
{
	*target = *group = named_process(m, step);
	if (step->b != NOBODY)
		*group = find_number(m, m->p[step->by].ns,
				     number_for(m, step->by, step->b));
	return *target != NOBODY;
}

/*
 * setpgid(2), ERRORS.  a: the process, b: the group; or NOBODY, for 0.
 * ESRCH: neither the caller nor a child of it.  EPERM: a session leader, a
 * child in another session, or a group in another session.  EACCES: a child
 * that has called execve(2).
 */
struct answer to_setpgid(struct model *m, const struct step *step)
{
	const struct process *by = &m->p[step->by];
	int target, group;
	bool is_permitted;

	if (!resolve_setpgid(m, step, &target, &group) ||
	    (target != step->by && m->p[target].parent != step->by))
		return (struct answer){ .result = -ESRCH };
	is_permitted = m->p[target].session == by->session &&
		       !m->p[target].session_leader &&
		       (group == target || group_exists(m, group, by->session));
	if (target != step->by && m->p[target].executed) {
		m->undetermined |= is_permitted ? 0 : TWO_ERRORS;
		return (struct answer){ .result = -EACCES };
	}
	if (!is_permitted)
		return (struct answer){ .result = -EPERM };
	m->p[target].group = (int8_t)group;
	end_inits(m);
	return (struct answer){ 0 };
}

/* setsid(2), ERRORS: EPERM if the PID is the ID of a process group. */
struct answer to_setsid(struct model *m, const struct step *step)
{
	struct process *process = &m->p[step->by];

	if (process->session_leader || group_exists(m, step->by, ANY))
		return (struct answer){ .result = -EPERM };
	process->session_leader = 1;
	process->group = process->session = step->by;
	end_inits(m);
	return (struct answer){ .result = number_in(m, step->by, process->ns) };
}

/* ---- wait(2) ----------------------------------------------------------------
 */

/* waitid(2), Description: an event is reported once, and a reported zombie is
   removed; ptrace(2), Real parent: a traced zombie stays until its parent has
   waited for it. */
static struct answer report_child(struct model *m, int by, int p)
{
	struct process *kid = &m->p[p];
	struct answer answer = { .pid = number_in(m, p, m->p[by].ns) };

	if (kid->state == ZOMBIE) {
		answer.code = kid->ended == EXITED ? CLD_EXITED : CLD_KILLED;
		answer.status = kid->value;
		if (is_held(m, p))
			release_tracee(m, p);
		else
			kid->state = GONE;
		end_inits(m);
	} else if (kid->stop_news) {
		answer.code = CLD_STOPPED;
		answer.status = SIGSTOP;
		kid->stop_news = 0;
	} else {
		answer.code = CLD_CONTINUED;
		answer.status = SIGCONT;
		kid->continue_news = 0;
	}
	return answer;
}

/*
 * waitid(2), WNOHANG.  If several children are ready, any may be returned: the
 * one that the kernel returned, or the first.  ptrace(2), Description: a tracer
 * also waits for its tracees, and the parent of a tracee has to wait.
 */
static struct answer wait_for(struct model *m, int by, bool with_stops,
			      int child, int group)
{
	bool any = false, is_ready;
	int found = NOBODY;

	for (int q = 0; q < PROCESSES; q++) {
		if (!exists(m, q) ||
		    (m->p[q].parent != by && m->p[q].tracer != by) ||
		    (child != ANY && child != q) ||
		    (group != ANY && group != m->p[q].group))
			continue;
		any = true;
		is_ready = m->p[q].state == ZOMBIE ||
			   (with_stops &&
			    (m->p[q].stop_news || m->p[q].continue_news));
		if (is_ready &&
		    (m->p[q].tracer == by || m->p[q].tracer == NOBODY) &&
		    (found == NOBODY ||
		     number_in(m, q, m->p[by].ns) == m->returned))
			found = q;
	}
	if (!any)
		return (struct answer){ .result = -ECHILD };
	if (found == NOBODY)
		return (struct answer){ 0 };
	return report_child(m, by, found);
}

/* b: with stops and continuations, too. */
struct answer to_wait_all(struct model *m, const struct step *step)
{
	return wait_for(m, step->by, step->b, ANY, ANY);
}

/* a: the process, by its PID. */
struct answer to_wait_pid(struct model *m, const struct step *step)
{
	return wait_for(m, step->by, step->b, named_process(m, step), ANY);
}

/* a: whose PID is the ID of the group. */
struct answer to_wait_group(struct model *m, const struct step *step)
{
	int group = find_number(m, m->p[step->by].ns,
				number_for(m, step->by, step->a));

	return wait_for(m, step->by, step->b, ANY, group);
}
