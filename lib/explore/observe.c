// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * observe.c - wait for what a step causes, and compare the state of all
 * processes with the model.
 *
 * Some effects follow the return of a system call, and are waited for.  The end
 * of a process is reported by its pidfd, its removal by a free PID, a stop by
 * the state of its threads in procfs, and SIGCHLD by its handler.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "actors.h"
#include "numbers.h"
#include "observe.h"
#include "probes.h"
#include "src/sys.h"
#include "steps.h"

/* ---- Waiting ----------------------------------------------------------------
 */

typedef bool condition(const struct model *m, int p);

static bool comes_true(condition *holds, const struct model *m, int p)
{
	long begin = now_ms();

	while (!holds(m, p)) {
		if (now_ms() - begin > scene->limit)
			return false;
		sched_yield();
	}
	return true;
}

/* A thread that stops enters state T, notifies the parent, and then waits.
   proc_pid_syscall(5): the file is "running" until the thread waits.  If the
   file is not readable, state T has to suffice. */
static bool is_thread_stopped(int proc, int tid)
{
	char path[24], text[200];

	snprintf(path, sizeof(path), "%d/syscall", tid);
	return state_in(proc, tid) == 'T' &&
	       !(read_below(proc, path, text, sizeof(text)) &&
		 strncmp(text, "running", 7) == 0);
}

/* The parent is notified when the last thread stops. */
static bool is_stopped(const struct model *m, int p)
{
	int proc = mount_own_proc();

	if (proc == -1)
		return state_of(p) == 'T';
	return is_thread_stopped(proc, number_in(m, p, 0)) &&
	       (!m->p[p].thread || is_thread_stopped(proc, m->p[p].tid[0]));
}

/* F_SETOWN_EX finds the PID itself, whether a process or a group has it. */
static bool is_unused(int number)
{
	struct {
		int type, pid;
	} owner = { F_OWNER_PID, number };

	return fcntl(scene->slot[0].pidfd, F_SETOWN_EX, &owner) == -1 &&
	       errno == ESRCH;
}

static bool is_number_free(const struct model *m, int p)
{
	return is_unused(number_in(m, p, 0));
}

static bool is_without_process(const struct model *m, int p)
{
	return syscall(SYS_kill, number_in(m, p, 0), 0) == -1 && errno == ESRCH;
}

/* An exiting init process ignores SIGCHLD as soon as no process can be created
   in its namespace. */
static bool is_ending(const struct model *m, int p)
{
	char path[48], text[4096];

	(void)m;
	snprintf(path, sizeof(path), "%d/status", scene->slot[p].outer);
	if (!read_proc(path, text, sizeof(text)))
		return true;
	return mask_behind(text, "SigIgn:") & 1ull << (SIGCHLD - 1);
}

/* p0 may have a handler for a signal that interrupts it. */
static bool ends_in_time(int p)
{
	struct pollfd end = { .fd = scene->slot[p].pidfd, .events = POLLIN };
	long deadline = now_ms() + scene->limit, left = scene->limit;
	int ready;

	do {
		ready = poll(&end, 1, left < 0 ? 0 : (int)left);
		left = deadline - now_ms();
	} while (ready == -1 && errno == EINTR);
	return ready == 1;
}

static bool settle_end(const struct model *m, int p)
{
	char proof[40];

	snprintf(proof, sizeof(proof), "CHECK_ENDS(p%d)", p);
	if (m->p[p].state == ZOMBIE && !ends_in_time(p))
		return differ("lives", 0, proof,
			      "p%d is in state %c; expected: it has ended", p,
			      state_of(p));
	snprintf(proof, sizeof(proof), "CHECK_GONE(p%d)", p);
	if (m->p[p].state == GONE && !comes_true(is_without_process, m, p))
		return differ(
			"not-reaped", 0, proof,
			"p%d is in state %c; expected: PID %d of n0 has no "
			"process",
			p, state_of(p), number_in(m, p, 0));
	return true;
}

static bool settle_stop(const struct model *m, int p)
{
	bool stopped = comes_true(is_stopped, m, p);

	close_own_proc();
	return stopped ||
	       differ("not-stopped", 0, NULL,
		      "p%d is in state %c; expected: stopped", p, state_of(p));
}

static bool is_tid_free(const struct model *m, int p)
{
	return is_unused(m->p[p].tid[0]);
}

static bool settle_thread(const struct model *before, const struct model *m,
			  int p)
{
	if (!before->p[p].thread || m->p[p].thread ||
	    comes_true(is_tid_free, before, p))
		return true;
	return differ("thread", 0, NULL,
		      "TID %d of n0, of p%d, is in use; expected: the thread "
		      "has ended",
		      before->p[p].tid[0], p);
}

/* A number is in use as long as a process, a group or a session has it. */
static bool settle_number(const struct model *before, const struct model *m,
			  int p)
{
	if (!number_is_used(before, p, NOBODY) ||
	    number_is_used(m, p, NOBODY) || comes_true(is_number_free, m, p))
		return true;
	return differ("in-use", 0, NULL,
		      "PID %d of n0, of p%d, is in use; expected: it is free",
		      number_in(m, p, 0), p);
}

static bool settle_process(const struct model *before, const struct model *m,
			   int p)
{
	const struct process *now = &m->p[p];

	if (before->p[p].state != now->state && !settle_end(m, p))
		return false;
	if (now->state == ENDING && before->p[p].state == LIVE &&
	    !comes_true(is_ending, m, p))
		return differ("lives", 0, NULL,
			      "p%d, an init process, is in state %c; expected: "
			      "it ends",
			      p, state_of(p));
	if (now->state == ENDING && has_ended(p))
		return differ("ended", 0, NULL,
			      "p%d, an init process, has ended before its "
			      "namespace is empty",
			      p);
	return before->p[p].stopped || !now->stopped || settle_stop(m, p);
}

/* A pidfd is ready before the parent is notified.  waitid(2) takes a lock that
   the kernel holds until both are done. */
bool settle(const struct model *before, const struct model *m)
{
	siginfo_t info;

	for (int p = 1; p < PROCESSES; p++)
		if (!settle_process(before, m, p) ||
		    !settle_thread(before, m, p) ||
		    !settle_number(before, m, p))
			return false;
	if (m->deaths)
		syscall(SYS_waitid, P_ALL, 0, &info,
			WEXITED | WNOHANG | WNOWAIT, NULL);
	return true;
}

/* ---- What processes see ------------------------------------------------ */

/* @call: printf(3), of @n.  The kind of difference is the call, with any
   argument. */
static bool is_same_for(int p, const char *call, int n, int number,
			int expected)
{
	char text[60], proof[100], key[24];

	if (number == expected)
		return true;
	snprintf(text, sizeof(text), call, n);
	if (expected < 0)
		snprintf(proof, sizeof(proof), "CHECK_ERRNO(%s, %s)", text,
			 ERROR_TEXT(expected));
	else
		snprintf(proof, sizeof(proof), "CHECK_EQ(%s, %d)", text,
			 expected);
	snprintf(key, sizeof(key), "%.*s", (int)strcspn(call, "("), call);
	return differ(key, p, proof, "p%d: %s is %s; expected %s", p, text,
		      ERROR_TEXT(number), ERROR_TEXT(expected));
}

static bool is_same(int p, const char *call, int number, int expected)
{
	return is_same_for(p, call, 0, number, expected);
}

/*
 * The last of the PIDs that all processes look at: one more than any that a
 * namespace of the scene has allocated.
 */
static int last_number(const struct model *m)
{
	int last = 0;

	for (int ns = 0; ns < m->namespaces; ns++)
		last = m->n[ns].last > last ? m->n[ns].last : last;
	for (int p = 0; p < PROCESSES; p++)
		for (int level = 0; level < LEVELS; level++) {
			if (m->p[p].number[level] > last)
				last = m->p[p].number[level];
			if (m->p[p].tid[level] > last)
				last = m->p[p].tid[level];
		}
	return last + 1 < NUMBERS ? last + 1 : NUMBERS - 1;
}

static bool compare_number(const struct model *m, int p, int n)
{
	const struct observation *seen = &scene->slot[p].seen;
	int ns = m->p[p].ns, other = find_process(m, ns, n);
	int group = -ESRCH, session = -ESRCH;

	if (find_thread(m, ns, n) != NOBODY)
		return true; /* not documented */
	if (other != NOBODY) {
		group = number_in(m, m->p[other].group, ns);
		session = number_in(m, m->p[other].session, ns);
	}
	return is_same_for(p, "kill(%d, 0)", n, seen->exists[n],
			   other == NOBODY		     ? -ESRCH
			   : may_signal(m, p, other, S_NULL) ? 0
							     : -EPERM) &&
	       is_same_for(p, "getpgid(%d)", n, seen->group_of[n], group) &&
	       is_same_for(p, "getsid(%d)", n, seen->session_of[n], session);
}

static bool compare_handlers(const struct model *m, int p)
{
	for (int s = 0; s < SIGNALS; s++) {
		const struct received *received = &m->received[p][s];
		int count = scene->slot[p].received[s].count;
		int sender = scene->slot[p].received[s].sender;
		int code = scene->slot[p].received[s].code;
		char proof[100];

		if (!count && !received->count)
			continue;
		snprintf(proof, sizeof(proof), "CHECK_EQ(sender_of(%s), %d)",
			 signal_word(s),
			 received->count ? received->sender : -1);
		if (!count != !received->count)
			return differ("handler", p, proof,
				      "p%d: the handler of %s has%s run; "
				      "expected: it has%s",
				      p, signal_word(s), count ? "" : " not",
				      count ? " not" : "");
		if (count && received->sender != ANY &&
		    (sender != received->sender ||
		     (code != received->code && received->code != ANY)))
			return differ("siginfo", p, proof,
				      "p%d: %s has si_pid %d, si_code %d; "
				      "expected %d, %d",
				      p, signal_word(s), sender, code,
				      received->sender, received->code);
	}
	return true;
}

static bool compare_pending(const struct model *m, int p)
{
	int seen = scene->slot[p].seen.pending;
	int expected = m->p[p].pending & m->p[p].blocked;

	for (int s = 0; s < SIGNALS; s++) {
		char proof[100];

		if (!((seen ^ expected) & 1 << s))
			continue;
		snprintf(proof, sizeof(proof), "CHECK_EQ(is_pending(%s), %d)",
			 signal_word(s), expected >> s & 1);
		return differ("pending", p, proof,
			      "p%d: %s is %spending; expected: it is %spending",
			      p, signal_word(s), seen >> s & 1 ? "" : "not ",
			      expected >> s & 1 ? "" : "not ");
	}
	return true;
}

/* F_GETOWN_EX(2const); pid_namespaces(7): the ID that the caller sees.  Not
   documented: the ID of a process or a group that is gone. */
static bool compare_owner(const struct model *m, int p)
{
	const struct observation *seen = &scene->slot[p].seen;

	if (m->owner == NOBODY)
		return is_same(p, "owner_of(owned)", seen->owner, 0);
	if (m->owner_is_group ? !group_exists(m, m->owner, ANY)
			      : !exists(m, m->owner))
		return true;
	return is_same(p, "owner_of(owned)", seen->owner,
		       number_in(m, m->owner, m->p[p].ns)) &&
	       is_same(p, "owner_type(owned)", seen->owner_type,
		       m->owner_is_group ? F_OWNER_PGRP : F_OWNER_PID);
}

/* unix(7), SO_PEERCRED. */
static bool compare_peer(const struct model *m, int p)
{
	if (m->peer == NOBODY || !exists(m, m->peer))
		return true;
	return is_same(p, "peer_of(pair[0]).pid", scene->slot[p].seen.peer,
		       number_in(m, m->peer, m->p[p].ns));
}

/* pid_namespaces(7), Nesting PID namespaces: as the caller sees it.  Not
   documented: what is reported of processes that ended or cannot be seen. */
static bool compare_pidfds(const struct model *m, int p)
{
	for (int q = 0; q < PROCESSES; q++) {
		const struct pidfd_view *view = &scene->slot[p].seen.pidfd[q];
		int ns = m->p[p].ns, number = number_in(m, q, ns);
		int parent = number_in(m, m->p[q].parent, ns);

		if (m->p[q].state != LIVE || !number || view->pid == -ENOTTY)
			continue;
		if (!is_same_for(p, "facts_by(pidfd_of(p%d)).pid", q, view->pid,
				 number) ||
		    !is_same_for(p, "facts_by(pidfd_of(p%d)).tgid", q,
				 view->tgid, number) ||
		    !is_same_for(p, "facts_by(pidfd_of(p%d)).ppid", q,
				 view->ppid, parent))
			return false;
	}
	return true;
}

/* gettid(2) and clone(2), CLONE_THREAD. */
static bool compare_thread(const struct model *m, int p)
{
	const struct observation *seen = &scene->slot[thread_of(p)].seen;
	int tid = tid_for(m, p, p), pid = number_in(m, p, m->p[p].ns);
	int ppid = number_in(m, m->p[p].parent, m->p[p].ns);

	if (!m->p[p].thread ||
	    (seen->tid == tid && seen->pid == pid && seen->ppid == ppid))
		return true;
	return differ("thread", p, NULL,
		      "the second thread of p%d has TID, PID and parent %d, %d "
		      "and %d; expected %d, %d and %d",
		      p, seen->tid, seen->pid, seen->ppid, tid, pid, ppid);
}

/* Documentation/filesystems/proc.rst, TracerPid: for the PID namespace of the
   instance of procfs; 0 if the tracer has no PID there. */
static bool compare_tracer(const struct model *m, int p)
{
	int seen = scene->slot[p].seen.tracer;

	if (m->p[p].tracer == NOBODY || seen == -1)
		return true;
	return is_same(p, "tracer_in_own_proc()", seen,
		       number_in(m, m->p[p].tracer, m->p[p].ns));
}

static bool compare_process(const struct model *m, int p)
{
	const struct observation *seen = &scene->slot[p].seen;
	const struct process *process = &m->p[p];
	int ns = process->ns, last = last_number(m);

	if (!is_same(p, "getpid()", seen->pid, number_in(m, p, ns)) ||
	    !is_same(p, "gettid()", seen->tid, number_in(m, p, ns)) ||
	    !is_same(p, "getppid()", seen->ppid,
		     number_in(m, process->parent, ns)) ||
	    !is_same(p, "getpgid(0)", seen->group,
		     number_in(m, process->group, ns)) ||
	    !is_same(p, "getsid(0)", seen->session,
		     number_in(m, process->session, ns)))
		return false;
	for (int n = 1; n <= last; n++)
		if (!compare_number(m, p, n))
			return false;
	return compare_thread(m, p) && compare_tracer(m, p) &&
	       is_same(p, "death_signal()", seen->death_signal,
		       signal_number(process->death_signal)) &&
	       compare_owner(m, p) && compare_peer(m, p) &&
	       compare_pidfds(m, p) && compare_handlers(m, p) &&
	       compare_pending(m, p);
}

/* ---- What is seen from outside ----------------------------------------- */

static bool compare_numbers(const struct model *m, int p, const char *text,
			    const char *word, int identity)
{
	int numbers[16], levels = m->n[m->p[p].ns].level + 1;
	int count = numbers_behind(text, word, numbers, 16);

	if (count != levels + 1)
		return differ(word, p, NULL,
			      "p%d: %s in /proc/PID/status has %d numbers; "
			      "expected %d",
			      p, word, count, levels + 1);
	for (int ns = m->p[p].ns; ns != NOBODY; ns = m->n[ns].parent) {
		int level = m->n[ns].level;
		int expected = number_in(m, identity, ns);

		if (numbers[level + 1] != expected)
			return differ(word, p, NULL,
				      "p%d: %s at level %d is %d; expected %d",
				      p, word, level, numbers[level + 1],
				      expected);
	}
	return true;
}

static bool compare_parent(const struct model *m, int p, const char *text)
{
	int parent = m->p[p].parent, ppid[1] = { -1 };

	numbers_behind(text, "PPid:", ppid, 1);
	if (ppid[0] == scene->slot[parent].outer)
		return true;
	return differ("PPid:", p, NULL,
		      "p%d: PPid in /proc/PID/status is %d; expected that of "
		      "p%d, %d",
		      p, ppid[0], parent, scene->slot[parent].outer);
}

/* pidfd_open(2); the kernel's selftests state that it is -1 after reaping. */
static bool compare_fdinfo(const struct model *m, int p)
{
	char path[48], text[1024];
	int pid = -2;

	if (m->p[p].state == ABSENT)
		return true;
	snprintf(path, sizeof(path), "self/fdinfo/%d", scene->slot[p].pidfd);
	if (!read_proc(path, text, sizeof(text)))
		return differ("fdinfo", p, NULL,
			      "p%d: fdinfo of its pidfd cannot be read", p);
	numbers_behind(text, "Pid:", &pid, 1);
	if (pid != (exists(m, p) ? scene->slot[p].outer : -1))
		return differ("Pid:", p, NULL,
			      "p%d: Pid in fdinfo of its pidfd is %d; expected "
			      "%d",
			      p, pid, exists(m, p) ? scene->slot[p].outer : -1);
	return !exists(m, p) || compare_numbers(m, p, text, "NSpid:", p);
}

/* SO_PEERPIDFD (Linux 6.5). */
static bool compare_peer_pidfd(const struct model *m)
{
	int numbers[16], count, pidfd = pidfd_of_peer(scene->pair[0]);

	if (pidfd == -1 || m->peer == NOBODY || !exists(m, m->peer))
		return true;
	count = numbers_of_pidfd(pidfd, numbers, 16);
	close(pidfd);
	if (count > 1 && numbers[1] == number_in(m, m->peer, 0))
		return true;
	return differ("SO_PEERPIDFD", m->peer, NULL,
		      "SO_PEERPIDFD is of PID %d in n0; expected that of p%d, "
		      "%d",
		      count > 1 ? numbers[1] : -1, m->peer,
		      number_in(m, m->peer, 0));
}

/* Every tracer has a PID in the namespace of the worker. */
static bool compare_outer_tracer(const struct model *m, int p, const char *text)
{
	int tracer = m->p[p].tracer, seen = -1;
	int expected = tracer == NOBODY ? 0 : scene->slot[tracer].outer;

	numbers_behind(text, "TracerPid:", &seen, 1);
	if (m->p[p].state != LIVE || seen == expected)
		return true;
	return differ("TracerPid:", p, NULL,
		      "p%d: TracerPid in /proc/PID/status is %d; expected %d",
		      p, seen, expected);
}

static bool look_at(const struct model *m, int p)
{
	char path[48], text[4096];
	int threads[1] = { 0 };

	snprintf(path, sizeof(path), "%d/status", scene->slot[p].outer);
	if (!read_proc(path, text, sizeof(text)))
		return differ("status", p, NULL,
			      "p%d: /proc/PID/status cannot be read", p);
	numbers_behind(text, "Threads:", threads, 1);
	if (m->p[p].state == LIVE && threads[0] != 1 + m->p[p].thread)
		return differ("Threads:", p, NULL,
			      "p%d has %d threads; expected %d", p, threads[0],
			      1 + m->p[p].thread);
	return compare_parent(m, p, text) && compare_outer_tracer(m, p, text) &&
	       compare_numbers(m, p, text, "NSpid:", p) &&
	       compare_numbers(m, p, text, "NSpgid:", m->p[p].group) &&
	       compare_numbers(m, p, text, "NSsid:", m->p[p].session);
}

/* ---- All of it --------------------------------------------------------- */

/* Any of them, but the same one each time that a seed is run. */
static int probe_of(int p)
{
	uint64_t mixed =
		(scene->seed * MAX_STEPS + (unsigned)scene->at) * PROCESSES +
		(unsigned)p;

	if (scene->probe == ANOTHER_EACH_TIME)
		return (int)((mixed * 0x9E3779B97F4A7C15ull >> 33) %
			     (unsigned)count_probes());
	return scene->probe < 0 ? -1 : scene->probe;
}

static bool query_all(const struct model *m)
{
	struct order order = { .kind = OBSERVE, .x[1] = last_number(m) };

	for (int p = 0; p < PROCESSES; p++)
		if (m->p[p].state == LIVE)
			order.x[2] |= 1 << p;
	for (int p = 1; p < PROCESSES; p++) {
		if (!can_act(m, p) || !m->p[p].thread)
			continue;
		give_order(thread_of(p), &order);
		if (!has_answered(thread_of(p), "observing"))
			return false;
	}

	for (int p = PROCESSES - 1; p >= 0; p--) {
		order.x[0] = (m->p[p].tracer != NOBODY) | (probe_of(p) + 1) * 2;
		if (can_act(m, p))
			give_order(p, &order);
	}
	for (int p = 0; p < PROCESSES; p++)
		if (can_act(m, p) && !has_answered(p, "observing"))
			return false;
	return true;
}

/* SIGCHLD of a child that stops or continues may arrive after the step. */
static bool is_sigchld_late(const struct model *m)
{
	for (int p = 0; p < PROCESSES; p++) {
		int blocked = m->p[p].pending & m->p[p].blocked;

		if (!can_act(m, p))
			continue;
		if (m->received[p][S_CHLD].count &&
		    !scene->slot[p].received[S_CHLD].count)
			return true;
		if (blocked & ~scene->slot[p].seen.pending & 1 << S_CHLD)
			return true;
	}
	return false;
}

/* Whether to repeat: a second SIGCHLD of a child that has just replied may
   reach a parent that replied before. */
static bool has_sigchld(const struct model *m)
{
	for (int p = 0; p < PROCESSES; p++)
		if (can_act(m, p) && m->received[p][S_CHLD].count)
			return true;
	return false;
}

static bool compare_probe(const struct model *m, int p)
{
	const struct probe *probe = probe_at(probe_of(p));
	const int *seen = scene->slot[p].seen.probed;
	int last = probe->of == NOTHING_ELSE ? 1 : last_number(m);
	char text[80], proof[200];

	for (int n = 1; n <= last; n++) {
		int expected = probe->expected(m, p, n);

		if (seen[n] == expected || seen[n] == ANY || expected == ANY)
			continue;
		scene->differing_probe = probe_of(p);
		snprintf(text, sizeof(text), probe->name, n);
		snprintf(proof, sizeof(proof),
			 "/* TODO: check that %s is %s */", text,
			 ERROR_TEXT(expected));
		return differ(probe->name, p, proof,
			      "p%d: %s is %s; expected %s", p, text,
			      ERROR_TEXT(seen[n]), ERROR_TEXT(expected));
	}
	return true;
}

static bool compare_probes(const struct model *m)
{
	for (int p = 0; p < PROCESSES; p++)
		if (can_act(m, p) && !compare_probe(m, p))
			return false;
	return true;
}

/* All of them, one after the other. */
static bool make_every_probe(const struct model *m)
{
	bool same = true;

	for (int i = 0; i < count_probes() && same; i++) {
		scene->probe = i;
		same = query_all(m) && compare_probes(m);
	}
	scene->probe = EVERY_PROBE;
	return same;
}

bool observe(const struct model *m)
{
	long begin = now_ms();

	do {
		if (!query_all(m))
			return false;
	} while (is_sigchld_late(m) && now_ms() - begin <= scene->limit);
	if (has_sigchld(m) && !query_all(m))
		return false;
	for (int p = 0; p < PROCESSES; p++) {
		if (!can_act(m, p))
			continue;
		if (!compare_process(m, p))
			return false;
		memset(scene->slot[p].received, 0,
		       sizeof(scene->slot[p].received));
	}
	for (int p = 1; p < PROCESSES; p++)
		if (!compare_fdinfo(m, p) || (exists(m, p) && !look_at(m, p)))
			return false;
	if (!compare_peer_pidfd(m))
		return false;
	if (scene->probe == EVERY_PROBE)
		return make_every_probe(m);
	return scene->probe == NO_PROBE || compare_probes(m);
}
