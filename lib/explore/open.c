// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * open.c - steps whose outcome no page determines.
 *
 * The explorer does not take such a step.  If a transition of the model finds
 * that an outcome is undetermined, it sets m->undetermined.
 */
#include <stddef.h>

#include "model.h"

bool has_children(const struct model *m, int p)
{
	for (int q = 0; q < PROCESSES; q++)
		if (exists(m, q) && m->p[q].parent == p)
			return true;
	return false;
}

static bool is_tracer(const struct model *m, int p)
{
	for (int q = 0; q < PROCESSES; q++)
		if (exists(m, q) && m->p[q].tracer == p)
			return true;
	return false;
}

/*
 * setpgid(2), Description: a group is orphaned if the parent of every member is
 * in the group or in another session.
 */
static bool is_orphaned(const struct model *m, int group)
{
	for (int q = 0; q < PROCESSES; q++) {
		const struct process *process = &m->p[q];
		int parent = process->parent;

		if ((process->state == LIVE || process->state == ENDING) &&
		    process->group == group && parent != NOBODY &&
		    m->p[parent].group != group &&
		    m->p[parent].session == process->session)
			return false;
	}
	return true;
}

/*
 * waitid(2), Notes: with SIG_IGN for SIGCHLD, children that end do not become
 * zombies.  ptrace(2) does not state whether that applies to a zombie when its
 * parent, which traced it, ends.
 */
static bool drops_zombie(const struct model *before, int p)
{
	for (int q = 0; q < PROCESSES; q++)
		if (before->p[q].state == ZOMBIE && before->p[q].parent == p &&
		    before->p[q].tracer == p)
			return before->p[p].action[S_CHLD] == IGNORED;
	return false;
}

/*
 * setpgid(2), Description: if an exit orphans a group with stopped members,
 * SIGHUP and SIGCONT are sent to each member.  No document determines which
 * member ends first, or the effect of that order.
 */
void end_step(struct model *m, const struct model *before)
{
	for (int q = 0; q < PROCESSES && m->deaths; q++)
		if (m->p[q].state == LIVE && m->p[q].stopped &&
		    is_orphaned(m, m->p[q].group) &&
		    !is_orphaned(before, m->p[q].group))
			m->undetermined |= ORPHANED_GROUP;
	for (int p = 0; p < PROCESSES && m->deaths > 1; p++)
		if (before->p[p].state == LIVE && m->p[p].state != LIVE &&
		    ((!m->p[p].init && has_children(before, p)) ||
		     is_tracer(before, p)))
			m->undetermined |= TWO_DEATHS;
	for (int p = 0; p < PROCESSES; p++)
		if (before->p[p].state == LIVE && m->p[p].state != LIVE &&
		    drops_zombie(before, p))
			m->undetermined |= NOT_STATED;
	for (int p = 0; p < PROCESSES; p++)
		if (m->stops[p] > 1 && (m->p[p].action[S_CHLD] == HANDLED ||
					m->p[p].blocked & 1 << S_CHLD))
			m->undetermined |= TWO_STOPS;
}

/*
 * PR_SET_PDEATHSIG(2const): if a signal to several processes ends a parent, no
 * page determines whether its child receives that signal before the death
 * signal.  @group: see is_reached().
 */
bool races_with_death_signal(const struct model *before,
			     const struct model *after, int by, int group)
{
	for (int q = 0; q < PROCESSES; q++)
		if (is_reached(before, by, q, group) &&
		    before->p[q].death_signal != S_NULL &&
		    after->p[before->p[q].parent].state != LIVE)
			return true;
	return false;
}

/* ---- Steps -------------------------------------------------------------- */

/*
 * ptrace(2), PTRACE_SEIZE: the page does not state the result for the caller
 * itself or for a zombie.  A tracee with a pending signal or a stop would stop
 * for its tracer; the model has no such stops.
 */
static bool is_seizure_open(const struct model *m, const struct step *step)
{
	int p = named_process(m, step);

	return p != NOBODY &&
	       (p == step->by || m->p[p].state != LIVE || m->p[p].stopped ||
		m->p[p].continue_news || m->p[p].pending);
}

/* ptrace(2), Death under ptrace: the result for a dead tracee is not stated. */
static bool is_dead(const struct model *m, const struct step *step)
{
	int p = named_process(m, step);

	return p != NOBODY && m->p[p].state != LIVE;
}

/*
 * PR_SET_PDEATHSIG(2const) does not state whether execve(2) of a second thread
 * is the end of the parent for its children.  ptrace(2), execve(2) under
 * ptrace, does not state which processes remain traced.
 */
static bool has_attributes_of_thread(const struct model *m,
				     const struct step *step)
{
	if (m->p[step->by].tracer != NOBODY || is_tracer(m, step->by))
		return true;
	for (int q = 0; q < PROCESSES; q++)
		if (exists(m, q) && m->p[q].parent == step->by &&
		    m->p[q].death_signal != S_NULL)
			return true;
	return false;
}

/* ptrace(2), Ptrace access mode checking: for the same user, it depends on
   "dumpable" and on security modules. */
static bool depends_on_modules(const struct model *m, const struct step *step)
{
	int p = named_process(m, step);

	return p != NOBODY && !is_capable(m, step->by, m->p[p].users) &&
	       m->p[p].user == m->p[step->by].user;
}

/* Only the kernel's code states that the owner of the caller's PID namespace
   must be the caller's user namespace, or an ancestor of the latter. */
static bool is_in_ns_of_others(const struct model *m, const struct step *step)
{
	const struct process *by = &m->p[step->by];

	return m->n[by->ns].owner && m->n[by->ns].owner != by->users;
}

/* unshare(2) and its ERRORS disagree on processes with threads.  setresuid(2),
   C library/kernel differences: the user IDs of the second thread do not
   change; the model has none for it. */
static bool has_threads(const struct model *m, const struct step *step)
{
	return m->p[step->by].thread;
}

/* setns(2) with a pidfd: the page does not state whether the caller needs
   access to the process as well as to the namespace, nor the error for a dead
   process.
 */
static bool is_inaccessible(const struct model *m, const struct step *step)
{
	const struct process *by = &m->p[step->by];

	return by->privileged ? !is_capable(m, step->by, m->p[step->a].users)
			      : m->p[step->a].state != LIVE;
}

/* reboot(2): the page does not state how the caller ends.  A parent or tracer
   outside of the namespace observes this. */
static bool is_end_seen(const struct model *m, const struct step *step)
{
	const struct process *by = &m->p[step->by];

	return step->by != m->n[by->ns].init &&
	       (by->tracer != NOBODY ||
		!is_within(m, m->p[by->parent].ns, by->ns));
}

bool leaves_open(const struct model *m, const struct step *step,
		 transition *predict)
{
	static const struct {
		transition *step;
		bool (*applies)(const struct model *m, const struct step *step);
	} all[] = {
		{ to_seize, is_seizure_open },
		{ to_seize, depends_on_modules },
		{ to_clone_newpid, is_in_ns_of_others },
		{ to_unshare, is_in_ns_of_others },
		{ to_unshare, has_threads },
		{ to_user, has_threads },
		{ to_clone_newuser, is_in_ns_of_others },
		{ to_unshare_newuser, is_in_ns_of_others },
		{ to_unshare_newuser, has_threads },
		{ to_setns_pidfd, is_inaccessible },
		{ to_reboot, is_end_seen },
		{ to_detach, is_dead },
		{ to_thread_execute, has_attributes_of_thread },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].step == predict && all[i].applies(m, step))
			return true;
	return false;
}
