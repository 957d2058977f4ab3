// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * model.c - the behaviour of a kernel that conforms to the manual pages.
 *
 * A comment above each part names its source: page(section), heading.  "Not
 * documented" marks behaviour that the pages do not state, and that is the same
 * on every kernel since 5.10.
 */
#include <errno.h>
#include <signal.h>
#include <string.h>

#include "model.h"

const int signal_numbers[SIGNALS] = {
	[S_USR1] = SIGUSR1, [S_TERM] = SIGTERM, [S_KILL] = SIGKILL,
	[S_STOP] = SIGSTOP, [S_CONT] = SIGCONT, [S_CHLD] = SIGCHLD,
};

/* ---- Questions about a state ------------------------------------------- */

/* pid_namespaces(7), Nesting PID namespaces: a tree, with one parent each. */
bool is_within(const struct model *m, int inner, int outer)
{
	while (inner != NOBODY && inner != outer)
		inner = m->n[inner].parent;
	return inner != NOBODY;
}

bool exists(const struct model *m, int p)
{
	int state = m->p[p].state;

	return state == LIVE || state == ENDING || state == ZOMBIE;
}

bool can_act(const struct model *m, int p)
{
	return m->p[p].state == LIVE && !m->p[p].stopped;
}

/*
 * pid_namespaces(7), Nesting PID namespaces: a process has one PID in each
 * namespace from its own up to the root, and is visible in no other: 0 there.
 */
int number_in(const struct model *m, int p, int ns)
{
	if (p == NOBODY || !is_within(m, m->p[p].ns, ns))
		return 0;
	return m->p[p].number[m->n[ns].level];
}

/*
 * The PID by which @by names p.  A process that @by cannot see is named by the
 * PID in its own namespace.  For @by, that PID may be another process's.
 */
int number_for(const struct model *m, int by, int p)
{
	int number = number_in(m, p, m->p[by].ns);

	return number ? number : m->p[p].number[m->n[m->p[p].ns].level];
}

/* @session: only members of that session count; or ANY. */
bool group_exists(const struct model *m, int group, int session)
{
	for (int q = 0; q < PROCESSES; q++)
		if (exists(m, q) && m->p[q].group == group &&
		    (session == ANY || m->p[q].session == session))
			return true;
	return false;
}

/*
 * fork(2), Description: the PID of a new process does not match the ID of any
 * existing process group or session.  IDs of @other are ignored.
 */
bool number_is_used(const struct model *m, int p, int other)
{
	for (int q = 0; q < PROCESSES; q++)
		if (q != other && exists(m, q) &&
		    (q == p || m->p[q].group == p || m->p[q].session == p))
			return true;
	return false;
}

int find_process(const struct model *m, int ns, int number)
{
	for (int p = 0; p < PROCESSES; p++)
		if (exists(m, p) && number_in(m, p, ns) == number)
			return p;
	return NOBODY;
}

/* Also finds a process that is gone, if its group or session has the number. */
int find_number(const struct model *m, int ns, int number)
{
	for (int p = 0; p < PROCESSES; p++)
		if (m->p[p].state != ABSENT && number_is_used(m, p, NOBODY) &&
		    number_in(m, p, ns) == number)
			return p;
	return NOBODY;
}

/* The process that argument a of a step names by its PID; NOBODY: itself. */
int named_process(const struct model *m, const struct step *step)
{
	int a = step->a == NOBODY ? step->by : step->a;

	return find_process(m, m->p[step->by].ns, number_for(m, step->by, a));
}

/* gettid(2): a second thread has a TID in each namespace, as a process has
 * PIDs. */
int find_thread(const struct model *m, int ns, int number)
{
	for (int p = 0; p < PROCESSES; p++)
		if (m->p[p].thread && is_within(m, m->p[p].ns, ns) &&
		    m->p[p].tid[m->n[ns].level] == number)
			return p;
	return NOBODY;
}

/* Like number_for(), for the TID of the second thread of p. */
int tid_for(const struct model *m, int by, int p)
{
	int ns = is_within(m, m->p[p].ns, m->p[by].ns) ? m->p[by].ns
						       : m->p[p].ns;

	return m->p[p].tid[m->n[ns].level];
}

/* Not documented: how long the second thread of an init process that is ending
   has its TID. */
static bool is_taken(struct model *m, int ns, int number)
{
	int p = find_thread(m, ns, number);

	if (p != NOBODY && m->p[p].state == ENDING)
		m->undetermined |= NOT_STATED;
	return p != NOBODY || find_number(m, ns, number) != NOBODY;
}

/*
 * user_namespaces(7), Capabilities: they are valid in the user namespace of the
 * process and in its descendants; a process in the parent user namespace also
 * has them if its user created the user namespace.
 */
bool is_capable(const struct model *m, int by, int users)
{
	const struct process *process = &m->p[by];

	if (process->users == users)
		return process->privileged;
	return process->users == 0 &&
	       (process->privileged || m->creator[users] == process->user);
}

/* kill(2), Description: a signal requires CAP_KILL or the same user; SIGCONT
   requires the same session. */
bool may_signal(const struct model *m, int by, int p, int signal)
{
	return is_capable(m, by, m->p[p].users) ||
	       m->p[by].user == m->p[p].user ||
	       (signal == S_CONT && m->p[by].session == m->p[p].session);
}

/* ---- Beginnings and ends of steps -------------------------------------- */

void begin_scene(struct model *m)
{
	memset(m, 0, sizeof(*m));
	m->n[0] = (struct space){ .parent = NOBODY, .last = 1 };
	m->p[0].state = LIVE;
	m->p[0].number[0] = m->p[0].init = m->p[0].session_leader = 1;
	m->p[0].privileged = 1;
	m->p[0].parent = m->p[0].tracer = NOBODY;
	m->p[0].death_signal = S_NULL;
	m->processes = m->namespaces = 1;
	m->owner = m->peer = m->message = NOBODY;
}

/* After the last step, all running processes have been observed. */
void begin_step(struct model *m)
{
	for (int p = 0; p < PROCESSES; p++)
		if (m->p[p].state != LIVE || !m->p[p].stopped)
			memset(m->received[p], 0, sizeof(m->received[p]));
	m->deaths = m->undetermined = m->returned = 0;
	memset(m->stops, 0, sizeof(m->stops));
}

/* ---- Signals ----------------------------------------------------------- */

static void end_process(struct model *m, int p, int how, int value);

/* signal(7), Standard signals: the default action of these is to ignore. */
bool ignored_by_default(int signal)
{
	return signal == S_CHLD || signal == S_CONT;
}

/*
 * pid_namespaces(7), The namespace init process: of the signals that members of
 * the namespace send, init receives only those that it has a handler for.  Of
 * those from ancestor namespaces, SIGKILL and SIGSTOP are forced.
 */
static bool is_protected(const struct process *process, int signal, bool forced)
{
	bool cannot_be_caught = signal == S_KILL || signal == S_STOP;

	return process->init && process->action[signal] == DEFAULT &&
	       !(forced && cannot_be_caught);
}

/*
 * signal(7), Signal disposition, and Signal mask and pending signals: a blocked
 * signal stays pending even if its disposition is to ignore (not documented).
 */
static bool is_discarded(const struct process *process, int signal, bool forced)
{
	if (process->blocked & 1 << signal)
		return false;
	return is_protected(process, signal, forced) ||
	       process->action[signal] == IGNORED ||
	       (process->action[signal] == DEFAULT &&
		ignored_by_default(signal));
}

/* signal(7), Standard signals: SIGCONT continues a stopped process, whatever
   its disposition; waitid(2): WCONTINUED. */
static void continue_process(struct model *m, int p)
{
	struct process *process = &m->p[p];

	if (!process->stopped)
		return;
	process->stopped = process->stop_news = 0;
	process->continue_news = 1;
	send_sigchld(m, p, process->parent, CLD_CONTINUED);
	deliver(m, p);
}

/*
 * signal(7), Queueing and delivery semantics for standard signals: one that is
 * pending already is not queued again.  Standard signals: SIGSTOP discards a
 * pending SIGCONT, and the other way round (POSIX).  ptrace(2), Description: a
 * tracee stops when any signal but SIGKILL is delivered, even an ignored one.
 */
static void send_signal(struct model *m, int p, int signal, int sender,
			bool forced, int code)
{
	struct process *process = &m->p[p];

	if (process->state != LIVE)
		return;
	if (process->tracer != NOBODY && signal != S_KILL)
		m->undetermined |= STOPS_OF_TRACEES;
	if (signal == S_STOP && process->stopped)
		return;
	if (signal == S_CONT)
		continue_process(m, p);
	if (process->state != LIVE || is_discarded(process, signal, forced))
		return;
	if (signal == S_KILL) {
		end_process(m, p, KILLED, SIGKILL);
		return;
	}
	if (process->pending & 1 << signal) {
		if (signal == S_CHLD)
			process->sender[signal] = process->code[signal] = ANY;
		return;
	}
	process->pending |= 1 << signal;
	process->sender[signal] = sender;
	process->code[signal] = code;
	deliver(m, p);
}

/*
 * waitid(2), Description: si_pid is the PID of the child; sigaction(2), the
 * codes.  sigaction(2), Notes: a parent that ignores SIGCHLD receives none.
 * @to: the parent, or the tracer.
 */
void send_sigchld(struct model *m, int p, int to, int code)
{
	if (to == NOBODY || m->p[to].action[S_CHLD] == IGNORED)
		return;
	if (code == CLD_STOPPED)
		m->stops[to]++;
	send_signal(m, to, S_CHLD, number_in(m, p, m->p[to].ns), false, code);
}

static void stop_process(struct model *m, int p)
{
	m->p[p].stopped = m->p[p].stop_news = 1;
	m->p[p].continue_news = 0;
	send_sigchld(m, p, m->p[p].parent, CLD_STOPPED);
}

/* sigaction(2), The siginfo_t argument to a SA_SIGINFO handler. */
static void call_handler(struct model *m, int p, int signal)
{
	int sender = m->p[p].sender[signal], code = m->p[p].code[signal];
	struct received *received = &m->received[p][signal];

	if (received->count &&
	    (received->sender != sender || received->code != code))
		sender = code = ANY;
	*received = (struct received){ 1, (int16_t)sender, (int16_t)code };
}

/*
 * signal(7), Standard signals: the default actions.  A stopped process handles
 * its signals when it continues; SIGKILL ends it at once.
 */
void deliver(struct model *m, int p)
{
	struct process *process = &m->p[p];

	for (int signal = 0; signal < SIGNALS; signal++) {
		int bit = 1 << signal;

		if (process->state != LIVE || process->stopped)
			return;
		if (!(process->pending & ~process->blocked & bit))
			continue;
		process->pending &= ~bit;
		if (signal == S_STOP)
			stop_process(m, p);
		else if (process->action[signal] == HANDLED)
			call_handler(m, p, signal);
		else if (!is_discarded(process, signal, false))
			end_process(m, p, KILLED, signal_numbers[signal]);
	}
}

/*
 * sigaction(2): si_pid is the sender; pid_namespaces(7): 0 if it is in no
 * namespace that the receiver sees.  rt_sigqueueinfo(2): otherwise it is what
 * the sender has claimed; 0 for kill(2).  kill(2), ERRORS: EPERM.
 */
static int send_from(struct model *m, int by, int p, int signal, int claimed)
{
	int sender = number_in(m, by, m->p[p].ns);
	bool forced = sender == 0;

	if (!may_signal(m, by, p, signal))
		return -EPERM;
	if (sender && claimed)
		sender = claimed;
	if (signal != S_NULL)
		send_signal(m, p, signal, sender, forced,
			    claimed ? SI_QUEUE : SI_USER);
	return 0;
}

/* ---- Ends of processes ------------------------------------------------- */

/*
 * PR_SET_CHILD_SUBREAPER(2const), Description: orphans go to the nearest living
 * ancestor that is a subreaper.  pid_namespaces(7), The namespace init process:
 * else to the init process of the PID namespace of their parent, and no
 * subreaper of another namespace adopts them.
 */
static int reaper_of(const struct model *m, int p)
{
	int ns = m->p[p].ns;

	for (int q = m->p[p].parent; q != NOBODY && m->p[q].ns == ns;
	     q = m->p[q].parent)
		if (m->p[q].subreaper && m->p[q].state == LIVE)
			return q;
	return m->n[ns].init;
}

/*
 * sigaction(2), Notes: children of a parent that ignores SIGCHLD do not become
 * zombies (not documented: children that it traces).  pid_namespaces(7): an
 * exiting init reaps the remaining processes.  ptrace(2), Real parent: the end
 * of a process is reported to its tracer first, and only once if the tracer is
 * its parent.
 */
static void notify_parent(struct model *m, int p)
{
	const struct process *parent = &m->p[m->p[p].parent];
	int code = m->p[p].ended == EXITED ? CLD_EXITED : CLD_KILLED;

	if (m->p[p].tracer == m->p[p].parent &&
	    parent->action[S_CHLD] == IGNORED)
		m->undetermined |= NOT_STATED;
	if (m->p[p].tracer != NOBODY)
		send_sigchld(m, p, m->p[p].tracer, code);
	else if (parent->state == ENDING || parent->action[S_CHLD] == IGNORED)
		m->p[p].state = GONE;
	else
		send_sigchld(m, p, m->p[p].parent, code);
}

/* The tracer is not the parent, so the end is reported to the tracer first. */
bool is_held(const struct model *m, int p)
{
	return m->p[p].tracer != NOBODY && m->p[p].tracer != m->p[p].parent;
}

/* ptrace(2), Real parent: next, the end is reported to the parent. */
void release_tracee(struct model *m, int p)
{
	bool was_held = is_held(m, p);

	m->p[p].tracer = NOBODY;
	if (was_held && m->p[p].state == ZOMBIE)
		notify_parent(m, p);
}

/* PR_SET_PDEATHSIG(2const), Description: when a process ends, its children
   receive a signal with its PID.  A child that the signal ends has ended later.
   Not documented: whether the parent needs the permission to send it.
 */
static void send_death_signals(struct model *m, int parent,
			       const bool orphaned[PROCESSES])
{
	int8_t deaths = m->deaths;

	for (int q = 0; q < PROCESSES; q++)
		if (orphaned[q] && m->p[q].death_signal != S_NULL &&
		    send_from(m, parent, q, m->p[q].death_signal, 0))
			m->undetermined |= NOT_STATED;
	m->deaths = deaths;
}

/* _exit(2), Description: children get another parent, and the parent receives
 * SIGCHLD. */
static void leave(struct model *m, int p)
{
	bool orphaned[PROCESSES] = { false };

	for (int q = 0; q < PROCESSES; q++) {
		if (!exists(m, q) || m->p[q].parent != p)
			continue;
		orphaned[q] = true;
		m->p[q].parent = reaper_of(m, p);
		if (m->p[q].state == ZOMBIE && m->p[q].tracer == NOBODY)
			notify_parent(m, q);
	}
	m->p[p].state = ZOMBIE;
	m->p[p].thread = 0;
	notify_parent(m, p);
	send_death_signals(m, p, orphaned);
}

/*
 * pid_namespaces(7), The namespace init process: if init ends, SIGKILL ends all
 * processes in the namespace and its descendants.
 */
static void end_namespace(struct model *m, int init)
{
	int ns = m->p[init].ns, deaths = m->deaths;

	m->p[init].state = ENDING;
	m->n[ns].ended = 1;
	for (int q = 0; q < PROCESSES; q++)
		if (m->p[q].state == LIVE && is_within(m, m->p[q].ns, ns))
			end_process(m, q, KILLED, SIGKILL);
	for (int q = 0; q < PROCESSES; q++)
		if (m->p[q].state == ZOMBIE && m->p[q].parent == init &&
		    m->p[q].tracer == NOBODY)
			m->p[q].state = GONE;
	m->deaths = (int8_t)deaths;
}

static bool is_last_of_namespace(const struct model *m, int init)
{
	for (int q = 0; q < PROCESSES; q++)
		if (q != init && m->p[q].state != ABSENT &&
		    is_within(m, m->p[q].ns, m->p[init].ns) &&
		    number_is_used(m, q, init))
			return false;
	return true;
}

/*
 * Not documented: an init process ends after the last PID of its namespace is
 * free.  A zombie whose parent is outside keeps its PID in use.  A member of a
 * group or session keeps the ID of that group or session in use, unless the
 * member is init itself: SIGKILL from an ancestor namespace ends init
 * (pid_namespaces(7), The namespace init process).
 */
void end_inits(struct model *m)
{
	bool again = true;

	while (again) {
		again = false;
		for (int p = 0; p < PROCESSES; p++)
			if (m->p[p].state == ENDING &&
			    is_last_of_namespace(m, p)) {
				leave(m, p);
				again = true;
			}
	}
}

/* ptrace(2), Attaching and detaching: the tracees of a tracer that dies are
   detached. */
static void end_process(struct model *m, int p, int how, int value)
{
	struct process *process = &m->p[p];

	if (process->state != LIVE)
		return;
	process->ended = how;
	process->value = value;
	process->stopped = process->stop_news = process->continue_news = 0;
	process->owes = process->pending = process->blocked = 0;
	process->subreaper = 0;
	memset(process->action, 0, sizeof(process->action));
	memset(m->received[p], 0, sizeof(m->received[p]));
	m->deaths++;
	for (int q = 0; q < PROCESSES; q++)
		if (exists(m, q) && m->p[q].tracer == p)
			release_tracee(m, q);
	if (process->init)
		end_namespace(m, p);
	else
		leave(m, p);
	end_inits(m);
}

/* _exit(2).  a: the status. */
struct answer to_exit(struct model *m, const struct step *step)
{
	end_process(m, step->by, EXITED, step->a);
	return (struct answer){ 0 };
}

/*
 * reboot(2), Behavior inside PID namespaces: the init process is terminated,
 * and its parent sees it killed by SIGHUP, or by SIGINT.  a: whether to power
 * off.  EPERM without CAP_SYS_BOOT in the user namespace that owns the PID
 * namespace (user_namespaces(7), Interaction of user namespaces and other
 * types).
 */
struct answer to_reboot(struct model *m, const struct step *step)
{
	const struct process *by = &m->p[step->by];
	int init = m->n[by->ns].init;

	if (!is_capable(m, step->by, m->n[by->ns].owner))
		return (struct answer){ .result = -EPERM };
	end_process(m, init, KILLED, step->a ? SIGINT : SIGHUP);
	return (struct answer){ 0 };
}

/* ---- Creation ---------------------------------------------------------- */

/*
 * proc_sys_kernel(5), /proc/sys/kernel/pid_max: at this value, PIDs wrap
 * around.  Not documented: which unused PID is next.  So the model accepts the
 * one that the kernel returned.
 */
static int wrap_around(struct model *m, int ns)
{
	int number = m->returned;

	if (number < 1 || number >= m->n[ns].max || is_taken(m, ns, number))
		for (number = 1; is_taken(m, ns, number);)
			number++;
	return number;
}

/*
 * proc(5), /proc/sys/kernel/ns_last_pid: in each namespace, the next PID is the
 * one after the last that was allocated; the first is 1 (pid_namespaces(7)).
 * @seen: the namespace whose PID the call returns, or NOBODY.
 */
static int next_number(struct model *m, int ns, int seen)
{
	int number = m->n[ns].last + 1;

	while (is_taken(m, ns, number))
		number++;
	if (m->n[ns].max && number >= m->n[ns].max) {
		m->undetermined |= ns == seen ? 0 : NOT_STATED;
		number = wrap_around(m, ns);
	}
	m->n[ns].last = (int16_t)number;
	return number;
}

/* The PID that an argument of a step stands for. */
int wanted_number(const struct model *m, int ns, int value)
{
	return value < AT_MAX ? value : m->n[ns].max - (value - AT_MAX);
}

/*
 * clone(2), The set_tid array, and ERRORS: EINVAL for a PID other than 1 in a
 * namespace without an init process, and for a PID of pid_max or more
 * (proc_sys_kernel(5)); EEXIST for a PID that is in use.
 */
static int check_set_tid(struct model *m, int ns, int tid)
{
	if ((tid != 1 && m->n[ns].init == NOBODY) ||
	    (m->n[ns].max && tid >= m->n[ns].max))
		return -EINVAL;
	if (!is_taken(m, ns, tid))
		return 0;
	if (m->n[ns].ended)
		m->undetermined |= TWO_ERRORS;
	return -EEXIST;
}

/*
 * Not documented: a clone(2) that fails with ENOMEM has used up its PIDs.
 * pid_namespaces(7), The namespace init process: ENOMEM after init has ended.
 */
static int allocate_numbers(struct model *m, int ns, int tid, int seen,
			    int16_t number[LEVELS])
{
	int error = tid ? check_set_tid(m, ns, tid) : 0;

	if (error)
		return error;
	if (m->n[ns].ended)
		seen = NOBODY;
	for (int outer = ns; outer != NOBODY; outer = m->n[outer].parent)
		number[m->n[outer].level] =
			(int16_t)(outer == ns && tid
					  ? tid
					  : next_number(m, outer, seen));
	return m->n[ns].ended ? -ENOMEM : 0;
}

/* user_namespaces(7), Interaction of user namespaces and other types: a
   namespace is owned by the user namespace of its creator. */
static int add_namespace(struct model *m, int by, int owner)
{
	int ns = m->namespaces++, parent = m->p[by].ns;

	m->n[ns] = (struct space){ .parent = (int8_t)parent,
				   .level = m->n[parent].level + 1,
				   .owner = (int16_t)owner,
				   .init = NOBODY };
	return ns;
}

/*
 * clone(2) and unshare(2), ERRORS: EPERM without CAP_SYS_ADMIN; EPERM for a
 * user namespace if the user of the caller is not mapped; EINVAL for
 * CLONE_NEWPID after unshare(2) or setns(2); pid_namespaces(7): if the
 * namespace for children is not the caller's own.
 */
static int check_new(struct model *m, int by, bool with_users)
{
	const struct process *process = &m->p[by];
	bool denied = with_users ? process->users != 0 : !process->privileged;
	bool is_diverted = process->ns_for_children != process->ns;

	if (denied && is_diverted)
		m->undetermined |= TWO_ERRORS;
	return denied ? -EPERM : is_diverted ? -EINVAL : 0;
}

/*
 * fork(2), Description: group, session, dispositions and mask are inherited;
 * pending signals, and the attributes of prctl(2), are not.  pid_namespaces(7):
 * the first process of a namespace is its init process.
 */
static struct answer create(struct model *m, int by, int kid, int ns, int tid)
{
	const struct process *parent = &m->p[by];
	struct process *new = &m->p[kid];
	int16_t number[LEVELS] = { 0 };
	int error = allocate_numbers(m, ns, tid, parent->ns, number);

	if (error)
		return (struct answer){ .result = error };
	*new = *parent;
	new->parent = (int8_t)by;
	new->ns = new->ns_for_children = (int8_t)ns;
	new->session_leader = new->subreaper = new->executed = 0;
	new->thread = new->pending = new->continue_news = 0;
	new->death_signal = S_NULL;
	new->tracer = NOBODY;
	new->init = m->n[ns].init == NOBODY;
	memcpy(new->number, number, sizeof(number));
	if (new->init)
		m->n[ns].init = (int8_t)kid;
	m->processes++;
	return (struct answer){ .result = number_in(m, kid, parent->ns) };
}

/* a: the new process.  pid_namespaces(7), setns(2) and unshare(2) semantics:
   children are created in the namespace that either call has set. */
struct answer to_fork(struct model *m, const struct step *step)
{
	return create(m, step->by, step->a, m->p[step->by].ns_for_children, 0);
}

/* clone(2), CLONE_PARENT: the caller's parent is that of the new process, too;
   EINVAL for an init process. */
struct answer to_clone_parent(struct model *m, const struct step *step)
{
	const struct process *process = &m->p[step->by];
	struct answer answer;

	if (process->init) {
		if (m->n[process->ns_for_children].ended)
			m->undetermined |= TWO_ERRORS;
		return (struct answer){ .result = -EINVAL };
	}
	answer = to_fork(m, step);
	if (answer.result > 0)
		m->p[step->a].parent = process->parent;
	return answer;
}

/* clone(2), CLONE_NEWPID. */
struct answer to_clone_newpid(struct model *m, const struct step *step)
{
	int error = check_new(m, step->by, false);

	if (error)
		return (struct answer){ .result = error };
	return create(m, step->by, step->a,
		      add_namespace(m, step->by, m->p[step->by].users), 0);
}

/* user_namespaces(7), Capabilities: the first process of a user namespace has
   all capabilities in that namespace. */
static void enter_users(struct model *m, int p)
{
	m->creator[++m->users] = m->p[p].user;
	m->p[p].users = m->users;
	m->p[p].privileged = 1;
}

/* clone(2), CLONE_NEWUSER and CLONE_NEWPID: the new user namespace owns the new
   PID namespace. */
struct answer to_clone_newuser(struct model *m, const struct step *step)
{
	struct answer answer = { .result = check_new(m, step->by, true) };

	if (answer.result)
		return answer;
	answer = create(m, step->by, step->a,
			add_namespace(m, step->by, m->users + 1), 0);
	enter_users(m, step->a);
	return answer;
}

/* a: the new process; b: its PID in its own namespace.  clone(2), ERRORS: EPERM
   without CAP_SYS_ADMIN in the user namespace that owns the PID namespace. */
struct answer to_set_tid(struct model *m, const struct step *step)
{
	int ns = m->p[step->by].ns_for_children;
	int tid = wanted_number(m, ns, step->b);

	if (is_capable(m, step->by, m->n[ns].owner))
		return create(m, step->by, step->a, ns, tid);
	if (check_set_tid(m, ns, tid) || m->n[ns].ended)
		m->undetermined |= TWO_ERRORS;
	return (struct answer){ .result = -EPERM };
}

/*
 * clone(2), CLONE_PIDFD, with no memory for the pidfd: EFAULT (not documented),
 * and no process.  In a namespace without an init, the next process still gets
 * PID 1.
 */
struct answer to_failing_clone(struct model *m, const struct step *step)
{
	int ns = m->p[step->by].ns_for_children;
	int16_t number[LEVELS];
	int error = allocate_numbers(m, ns, 0, NOBODY, number);

	if (m->n[ns].init == NOBODY)
		m->n[ns].last = 0;
	return (struct answer){ .result = error ? error : -EFAULT };
}

/* clone(2), CLONE_THREAD; ERRORS: EINVAL after unshare(2) or setns(2), as for
   CLONE_NEWPID. */
struct answer to_thread(struct model *m, const struct step *step)
{
	struct process *process = &m->p[step->by];

	if (process->ns_for_children != process->ns) {
		if (m->n[process->ns_for_children].ended)
			m->undetermined |= TWO_ERRORS;
		return (struct answer){ .result = -EINVAL };
	}
	allocate_numbers(m, process->ns, 0, process->ns, process->tid);
	process->thread = 1;
	return (struct answer){ .result =
					process->tid[m->n[process->ns].level] };
}

/* clone(2), CLONE_THREAD: no signal, and nothing to wait for. */
struct answer to_thread_exit(struct model *m, const struct step *step)
{
	m->p[step->by].thread = 0;
	return (struct answer){ 0 };
}

/* pid_namespaces(7), /proc/sys/kernel/ns_last_pid: the next PID is the lowest
   unused one above it.  a: the PID that is written. */
struct answer to_last_pid(struct model *m, const struct step *step)
{
	int ns = m->p[step->by].ns;

	m->n[ns].last = (int16_t)wanted_number(m, ns, step->a);
	return (struct answer){ 0 };
}

/* commit 7863dcc72d0f ("pid: allow pid_max to be set per pid namespace"), Linux
   6.14; proc_sys_kernel(5) still describes one pid_max for the system.  a:
   selects the value. */
struct answer to_pid_max(struct model *m, const struct step *step)
{
	m->n[m->p[step->by].ns].max = step->a ? 31000 : 30000;
	return (struct answer){ 0 };
}

/* unshare(2), CLONE_NEWPID; pid_namespaces(7): EINVAL if called a second time.
 */
struct answer to_unshare(struct model *m, const struct step *step)
{
	int error = check_new(m, step->by, false);

	if (!error)
		m->p[step->by].ns_for_children = (int8_t)add_namespace(
			m, step->by, m->p[step->by].users);
	return (struct answer){ .result = error };
}

/* unshare(2), CLONE_NEWUSER and CLONE_NEWPID. */
struct answer to_unshare_newuser(struct model *m, const struct step *step)
{
	int error = check_new(m, step->by, true);

	if (error)
		return (struct answer){ .result = error };
	enter_users(m, step->by);
	return to_unshare(m, step);
}

/* setns(2), PID namespaces: only the caller's own, or a descendant of it; EPERM
   without CAP_SYS_ADMIN in the caller's user namespace and in the owner of the
   PID namespace. */
static struct answer join_namespace(struct model *m, int by, int ns)
{
	bool denied =
		!m->p[by].privileged || !is_capable(m, by, m->n[ns].owner);

	if (denied && !is_within(m, ns, m->p[by].ns))
		m->undetermined |= TWO_ERRORS;
	if (denied)
		return (struct answer){ .result = -EPERM };
	if (!is_within(m, ns, m->p[by].ns))
		return (struct answer){ .result = -EINVAL };
	m->p[by].ns_for_children = (int8_t)ns;
	return (struct answer){ 0 };
}

/* a: the namespace. */
struct answer to_setns_file(struct model *m, const struct step *step)
{
	return join_namespace(m, step->by, step->a);
}

/* a: the process.  setns(2), ERRORS: ESRCH if it has terminated. */
struct answer to_setns_pidfd(struct model *m, const struct step *step)
{
	if (m->p[step->a].state != LIVE)
		return (struct answer){ .result = -ESRCH };
	return join_namespace(m, step->by, m->p[step->a].ns);
}

/* ---- kill(2) and related calls --------------------------------------------
 */

/* Sends the signal to the process that has, for the caller, the PID of a. */
static struct answer send_by_number(struct model *m, const struct step *step,
				    int claimed)
{
	int p = named_process(m, step);

	if (p == NOBODY)
		return (struct answer){ .result = -ESRCH };
	return (struct answer){ .result = send_from(m, step->by, p, step->b,
						    claimed) };
}

/* a: the process, by its PID; b: the signal.  kill(2), Description. */
struct answer to_kill(struct model *m, const struct step *step)
{
	return send_by_number(m, step, 0);
}

/* rt_sigqueueinfo(2), Description, with SI_QUEUE. */
struct answer to_queue(struct model *m, const struct step *step)
{
	return send_by_number(m, step, CLAIMED);
}

/* a: the process; b: the signal.  pidfd_send_signal(2), Description and ERRORS:
   EINVAL for a process in no descendant namespace. */
struct answer to_pidfd_kill(struct model *m, const struct step *step)
{
	if (!is_within(m, m->p[step->a].ns, m->p[step->by].ns))
		return (struct answer){ .result = -EINVAL };
	if (!exists(m, step->a))
		return (struct answer){ .result = -ESRCH };
	return (struct answer){ .result = send_from(m, step->by, step->a,
						    step->b, 0) };
}

/*
 * kill(2), Description and Notes: kill(-1, ...) reaches every process that the
 * caller sees, except itself and init.
 */
bool is_reached(const struct model *m, int by, int p, int group)
{
	if (!exists(m, p))
		return false;
	if (group == EVERYBODY)
		return p != by && number_in(m, p, m->p[by].ns) > 1;
	return m->p[p].group == group;
}

/* The caller receives the signal last, when the call is over.  kill(2), ERRORS:
   EPERM if the caller may signal none of the processes; not stated for
   kill(-1, ...). */
static struct answer send_to_many(struct model *m, int by, int group,
				  int signal)
{
	bool reached[PROCESSES];
	int count = 0, permitted = 0;

	for (int p = 0; p < PROCESSES; p++)
		count += reached[p] = is_reached(m, by, p, group);
	for (int p = 0; p < PROCESSES; p++)
		if (reached[p] && p != by)
			permitted += send_from(m, by, p, signal, 0) == 0;
	if (reached[by])
		permitted += send_from(m, by, by, signal, 0) == 0;
	if (count && !permitted && group == EVERYBODY)
		m->undetermined |= NOT_STATED;
	return (struct answer){ .result = permitted ? 0
					  : count   ? -EPERM
						    : -ESRCH };
}

/* b: the signal. */
struct answer to_kill_own_group(struct model *m, const struct step *step)
{
	return send_to_many(m, step->by, m->p[step->by].group, step->b);
}

struct answer to_kill_all(struct model *m, const struct step *step)
{
	return send_to_many(m, step->by, EVERYBODY, step->b);
}

/* a: whose PID is the ID of the group; b: the signal. */
struct answer to_kill_group(struct model *m, const struct step *step)
{
	int group = find_number(m, m->p[step->by].ns,
				number_for(m, step->by, step->a));

	if (group == NOBODY)
		return (struct answer){ .result = -ESRCH };
	return send_to_many(m, step->by, group, step->b);
}

/* ---- What is not done -------------------------------------------------- */

/*
 * A kernel bug: an init process in the process group of a process of its own
 * namespace ends only with a reboot.  Outside of a guest of its own, the
 * explorer does not move an init process into any group except that of its own
 * ID.  An inherited group is older than the namespace, so no process of the
 * namespace leads it.
 */
bool is_forbidden(const struct model *m, int target, int group)
{
	return target != NOBODY && m->p[target].init && group != target;
}
