// SPDX-License-Identifier: GPL-2.0-or-later
/* play.c - p0: performs a scene step by step, and compares each with the model.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include "actors.h"
#include "numbers.h"
#include "observe.h"
#include "perform.h"
#include "play.h"
#include "src/sys.h"
#include "steps.h"

/* ANY: not documented, or not on this kernel. */
static bool is_same_number(int got, int expected)
{
	return got == expected || got == ANY || expected == ANY;
}

static bool is_same_answer(const struct answer *got,
			   const struct answer *expected)
{
	return got->result == expected->result &&
	       is_same_number(got->pid, expected->pid) &&
	       got->code == expected->code &&
	       is_same_number(got->status, expected->status);
}

static bool compare_answer(const struct step *step, const struct answer *got,
			   const struct answer *expected)
{
	if (is_same_answer(got, expected))
		return true;
	if (got->result == expected->result)
		return differ("report", step->by, NULL,
			      "p%d: PID, code and status are %d, %d, %d; "
			      "expected %d, %d, %d",
			      step->by, got->pid, got->code, got->status,
			      expected->pid, expected->code, expected->status);
	return differ("result", step->by, NULL,
		      "p%d: the result is %s; expected %s", step->by,
		      ERROR_TEXT(got->result), ERROR_TEXT(expected->result));
}

/* If the documents do not determine the PID, the model uses the one that the
   kernel returned. */
static bool is_choice(const struct answer *got, const struct answer *expected)
{
	return (got->pid > 0 && got->pid != expected->pid) ||
	       (got->result > 0 && got->result != expected->result);
}

static void note_inode(int ns)
{
	struct stat file;

	if (fstat(scene->ns_files[ns], &file) == 0)
		scene->ns_inodes[ns] = file.st_ino;
}

/* The file of a namespace is opened when it gets its init process. */
static void open_namespace(const struct model *m, int p)
{
	char path[48];
	int ns = m->p[p].ns;

	if (!m->p[p].init)
		return;
	snprintf(path, sizeof(path), "%d/ns/pid", scene->slot[p].outer);
	scene->ns_files[ns] = openat(worker_proc, path, O_RDONLY | O_CLOEXEC);
	note_inode(ns);
}

static void prepare_thread(int p)
{
	prepare_slot(thread_of(p));
	scene->slot[thread_of(p)].pidfd = scene->slot[p].pidfd;
}

static bool ends_thread(const struct step *step)
{
	return kinds[step->kind].predict == to_thread_exit;
}

/* A PID is not freed in all namespaces at the same time, so EEXIST is
   retried. */
static bool is_too_early(const struct answer *got,
			 const struct answer *expected, long begin)
{
	return got->result == -EEXIST && expected->result != -EEXIST &&
	       now_ms() - begin < scene->limit;
}

/* @silent: the step ends or stops the process that takes it, so there is no
   reply. */
static bool perform_step(const struct step *step, const struct order *order,
			 const struct answer *expected, bool silent)
{
	long begin = now_ms();
	int actor = actor_of(step);
	struct slot *slot = &scene->slot[actor];

	for (;;) {
		give_order(actor, order);
		if (silent)
			return true;
		if (!has_answered(actor, "performing it"))
			return false;
		if (!is_too_early(&slot->answer, expected, begin))
			return true;
		sched_yield();
	}
}

/* A process that stopped within a step completes it when it continues. */
static bool collect_late_answers(struct model *m)
{
	for (int p = 1; p < PROCESSES; p++) {
		if (!m->p[p].owes || !can_act(m, p))
			continue;
		if (!has_answered(p, "continuing"))
			return false;
		m->p[p].owes = 0;
	}
	return true;
}

static bool is_creation(const struct step *step)
{
	return kinds[step->kind].a == NEW_PROCESS;
}

static bool begin_process(const struct model *m, int kid)
{
	if (scene->slot[kid].pidfd == -1)
		scene->slot[kid].pidfd = sys_pidfd_open(number_in(m, kid, 0));
	if (!has_begun(kid))
		return false;
	if (scene->slot[kid].child_tid != number_in(m, kid, m->p[kid].ns))
		return differ("child-tid", kid, NULL,
			      "p%d: CLONE_CHILD_SETTID stored %d; expected %d",
			      kid, scene->slot[kid].child_tid,
			      number_in(m, kid, m->p[kid].ns));
	open_namespace(m, kid);
	return true;
}

static bool do_step(struct model *m, const struct step *step)
{
	struct order order = { .kind = step->kind };
	struct model before = *m;
	struct answer got = { 0 }, expected = take_step(m, step, NULL);
	bool silent = !can_act(m, step->by) || ends_thread(step);

	kinds[step->kind].resolve(&before, step, order.x);
	if (is_creation(step))
		prepare_slot(step->a);
	if (kinds[step->kind].predict == to_thread)
		prepare_thread(step->by);
	if (!perform_step(step, &order, &expected, silent))
		return false;
	if (!silent) {
		got = scene->slot[actor_of(step)].answer;
		scene->answers[scene->at] = got;
		if (scene->ending == REFUSED)
			return false;
		if (is_choice(&got, &expected)) {
			*m = before;
			expected = take_step(m, step, &got);
		}
		if (!compare_answer(step, &got, &expected))
			return false;
	} else {
		scene->answers[scene->at] = expected;
		m->p[step->by].owes = m->p[step->by].stopped;
	}
	if (is_creation(step) && got.result > 0 && !begin_process(m, step->a))
		return false;
	if (kinds[step->kind].predict == to_thread && got.result > 0 &&
	    !has_answered(thread_of(step->by), "its thread begins"))
		return false;
	return settle(&before, m) && collect_late_answers(m) && observe(m);
}

intmax_t own_namespace(void)
{
	char link[64] = "";
	intmax_t number = -1;

	if (readlinkat(worker_proc, "self/ns/pid", link, sizeof(link) - 1) > 0)
		sscanf(link, "pid:[%jd]", &number);
	return number;
}

/* Whether the kernel reports PID 1, no parent, and another namespace than
   that of the worker. */
static bool is_isolated(intmax_t namespace_of_worker)
{
	intmax_t own = own_namespace();

	return syscall(SYS_getpid) == 1 && syscall(SYS_getppid) == 0 &&
	       own > 0 && namespace_of_worker > 0 && own != namespace_of_worker;
}

static bool prepare(void)
{
	struct slot *slot = &scene->slot[0];
	int numbers[2];

	if (syscall(SYS_setsid) == -1)
		return false;
	slot->pidfd = sys_pidfd_open(1);
	if (slot->pidfd == -1 || numbers_of_pidfd(slot->pidfd, numbers, 2) != 2)
		return false;
	slot->outer = numbers[0];
	scene->p0_file = fcntl(slot->pidfd, F_DUPFD, 0);
	scene->proc_file = worker_proc;
	scene->may_hang = may_hang;
	scene->ns_files[0] =
		openat(worker_proc, "self/ns/pid", O_RDONLY | O_CLOEXEC);
	note_inode(0);
	return scene->ns_files[0] != -1 && make_bells() && make_files();
}

bool prepare_p0(intmax_t namespace_of_worker)
{
	me = 0;
	scene->isolated = is_isolated(namespace_of_worker);
	if (scene->isolated && prepare())
		return true;
	scene->ending = FAILED;
	snprintf(scene->what, sizeof(scene->what),
		 "p0 is not in a PID namespace of its own, or cannot read "
		 "/proc");
	return false;
}

void play(intmax_t namespace_of_worker, chooser *choose)
{
	struct model m;
	struct step step;

	begin_scene(&m);
	if (!prepare_p0(namespace_of_worker))
		return;
	for (int at = 0; choose(&m, at, &step); at++) {
		scene->at = at;
		scene->steps[at] = step;
		scene->count = at + 1;
		scene->performed++;
		scene->transitions[step.kind]++;
		if (exclusion_of(&m, &step) == FORBIDDEN) {
			scene->ending = REFUSED;
			return;
		}
		if (!do_step(&m, &step) || scene->ending == REFUSED)
			return;
	}
	scene->ending = AGREES;
}
