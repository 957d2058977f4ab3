// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * storm.c - the processes of a storm: the steps of the table, at the same time.
 *
 * Nothing coordinates the processes, and no model predicts what a step does.
 * So no step depends on the state of another process: perform.c verifies by
 * facts about the caller that a step is harmless.  Each process has a generator
 * of its own.  It begins with the seed and the number of the process, so the
 * draws of a process are the same for a seed.  What the other processes do
 * meanwhile is not.
 *
 * p0 cannot be killed, stopped or traced by the others, and takes no step that
 * waits.  It takes steps until the storm has had its number of them, or for 10
 * s if the machine is slow, and then ends, or is killed.  The others take steps
 * until the kernel kills them.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>

#include "files.h"
#include "numbers.h"
#include "perform.h"
#include "play.h"
#include "random.h"
#include "src/sys.h"
#include "steps.h"
#include "storm.h"

enum {
	LONGEST = 10000
}; /* ms until p0 ends the storm, if the machine is slow */

/* ---- What a process may do -------------------------------------------------
 */

static bool is_one_of(transition *predict, transition *const *list)
{
	while (*list && *list != predict)
		list++;
	return *list != NULL;
}

/* Not possible here, see steps.h; or the second thread chooses them. */
static bool is_left_out(transition *predict)
{
	const struct {
		bool left_out;
		transition *predict;
	} all[] = {
		{ without_kill_all, to_kill_all },
		{ without_execute, to_execute },
		{ without_last_pid, to_last_pid },
		{ without_pid_max, to_pid_max },
		{ without_ptrace, to_seize },
		{ without_ptrace, to_detach },
		{ without_user, to_user },
		{ without_newuser, to_clone_newuser },
		{ without_newuser, to_unshare_newuser },
		{ true, to_thread_exit },
		{ true, to_thread_execute },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].predict == predict && all[i].left_out)
			return true;
	return false;
}

/* p0 remains as it is: it has to end the storm. */
static bool may_be_by_p0(transition *predict)
{
	static transition *const never[] = {
		to_exit,      to_kill_group,   to_kill_own_group,  to_kill_all,
		to_action,    to_block,	       to_unblock,	   to_setpgid,
		to_subreaper, to_death_signal, to_execute,	   to_thread,
		to_user,      to_pid_max,      to_unshare_newuser, to_reboot,
		NULL
	};

	return !is_one_of(predict, never);
}

static bool has_had_thread; /* there is one stack for it */

static bool may_take(int kind)
{
	transition *predict = kinds[kind].predict;

	if (!(scene->storm.kinds >> kind & 1))
		return false;
	if (predict == to_setpgid && syscall(SYS_getpid) == 1)
		return false;
	if (predict == to_thread && has_had_thread)
		return false;
	return me != 0 || may_be_by_p0(predict);
}

/* ---- Draws -----------------------------------------------------------------
 */

/* Below the initial pid_max of a PID namespace, PIDs wrap around only near a
   lower one; 301 is the lowest. */
enum { LEAST_MAX = 301, MOST_PID = MEMBERS };

static long draw_pid(void)
{
	return 1 + (long)random_below(random_below(2) ? 6 : MOST_PID);
}

static long draw_pid_to_set(void)
{
	return random_below(4) ? draw_pid()
			       : LEAST_MAX - 1 - (long)random_below(4);
}

static long draw_signal(void)
{
	int signal = (int)random_below(S_NULL + 1);

	return signal_number(signal == S_CHLD ? S_KILL : signal);
}

static long draw_catchable(void)
{
	static const int signals[] = { S_USR1, S_TERM, S_CHLD };

	return signal_number(signals[random_below(3)]);
}

static long draw(enum domain domain)
{
	switch (domain) {
	case NOTHING:
	case NEW_PROCESS: /* its number is not drawn */
	case PROCESS:
		return draw_pid();
	case PROCESS_OR_0:
		return random_below(2) ? draw_pid() : 0;
	case NAMESPACE:
		return random_below(NAMESPACES);
	case SIGNAL:
		return draw_signal();
	case CATCHABLE:
		return draw_catchable();
	case ACTION:
		return random_below(HANDLED + 1);
	case SWITCH:
	case STATUS:
		return random_below(2);
	case PID:
	case PID_TO_SET:
	case NEAR_MAX:
		return draw_pid_to_set();
	}
	return 0;
}

/* In place of resolve(), which computes them from the model. */
static void draw_arguments(const struct kind *kind, long x[3])
{
	transition *predict = kind->predict;

	x[0] = draw(kind->a);
	x[1] = draw(kind->b);
	x[2] = 0;
	if (predict == to_setns_pidfd || predict == to_pidfd_kill)
		x[0] = random_below(MEMBERS);
	else if (predict == to_kill_group)
		x[0] = -1 - draw_pid();
	else if (predict == to_kill_all)
		x[0] = -1;
	else if (predict == to_setpgid)
		x[0] = 0;
	else if (predict == to_pid_max)
		x[0] = x[0] ? LEAST_MAX : 30000;
}

/* Weights of steps that fit few states of the model are high there. */
static int weight_of(int kind)
{
	enum { RARE = 20, HERE = 4 };

	return kind > 0 && kinds[kind].weight >= RARE ? HERE
						      : kinds[kind].weight;
}

static int random_kind(void)
{
	int sum = 0, pick;

	for (int i = 0; i < kinds_count; i++)
		sum += weight_of(i);
	pick = (int)random_below(sum);
	for (int i = 0; i < kinds_count; i++) {
		pick -= weight_of(i);
		if (pick < 0)
			return i;
	}
	return 0;
}

/* ---- Steps -----------------------------------------------------------------
 */

static void count(int kind, int result)
{
	if (result == NOT_PERFORMED)
		atomic_fetch_add(&scene->storm.rejected, 1);
	else if (result < 0)
		atomic_fetch_add(&scene->storm.failed[kind], 1);
}

/* Before the step, because it may not return. */
static void begin_to_take(int kind)
{
	atomic_fetch_add(&scene->storm.taken[kind], 1);
	atomic_fetch_add(&scene->storm.steps_taken, 1);
}

/* For setns-file: any process of a new PID namespace has its file. */
static void open_namespace_of(int kid)
{
	int numbers[1], fd = -1;
	char path[48];

	if (scene->slot[kid].pidfd == -1 ||
	    numbers_of_pidfd(scene->slot[kid].pidfd, numbers, 1) != 1)
		return;
	snprintf(path, sizeof(path), "%d/ns/pid", numbers[0]);
	fd = openat(worker_proc, path, O_RDONLY | O_CLOEXEC);
	if (fd != -1)
		scene->ns_files[kid % NAMESPACES] = fd;
}

static bool makes_namespace(transition *predict)
{
	return predict == to_clone_newpid || predict == to_clone_newuser;
}

static void begin_member(void);

/* What the second thread does: the first one chooses it. */
static struct thread_plan {
	int kind, repeats, last;
	long x[3];
} of_thread;

static int kind_of(transition *predict)
{
	int kind = 0;

	while (kind < kinds_count - 1 && kinds[kind].predict != predict)
		kind++;
	return kind;
}

static struct thread_plan draw_thread(void)
{
	static transition *const choices[] = { to_kill, to_tgkill, to_wait_pid,
					       to_pidfd_open };
	struct thread_plan plan;

	plan.kind = kind_of(choices[random_below(4)]);
	plan.repeats = (int)random_below(10);
	plan.last =
		kind_of(random_below(3) ? to_thread_exit : to_thread_execute);
	draw_arguments(&kinds[plan.kind], plan.x);
	return plan;
}

/* It shares errno with the first thread, so its failures are not counted. */
static int be_thread(void *unused)
{
	(void)unused;
	if (!(scene->storm.kinds >> kind_of(to_execute) & 1))
		of_thread.last = kind_of(to_thread_exit);
	for (int i = 0; i < of_thread.repeats; i++) {
		begin_to_take(of_thread.kind);
		kinds[of_thread.kind].perform(of_thread.x);
	}
	begin_to_take(of_thread.last);
	kinds[of_thread.last].perform(of_thread.x);
	return 0;
}

/* A new process has the next number, and there are only so many. */
static bool has_number(int kind, long x[3])
{
	if (kinds[kind].a != NEW_PROCESS)
		return true;
	if (atomic_load(&scene->storm.created) >= MEMBERS)
		return false;
	x[0] = atomic_fetch_add(&scene->storm.created, 1);
	return x[0] < MEMBERS;
}

/* All draws come first, so that they do not depend on what is possible.  A
   process that this creates also returns from here. */
static void take_random_step(void)
{
	int kind = random_kind(), self = me;
	struct thread_plan plan = draw_thread();
	struct answer answer;
	long x[3];

	draw_arguments(&kinds[kind], x);
	scene->slot[me].random = random_state;
	if (!may_take(kind) || !has_number(kind, x))
		return;
	if (kinds[kind].predict == to_thread) {
		of_thread = plan;
		has_had_thread = true;
	}
	begin_to_take(kind);
	answer = kinds[kind].perform(x);
	if (self != me) {
		begin_member();
		return;
	}
	count(kind, answer.result);
	if (answer.result > 0 && makes_namespace(kinds[kind].predict))
		open_namespace_of((int)x[0]);
}

/* ---- Processes -------------------------------------------------------------
 */

static void seed_member(void)
{
	random_state = (scene->seed * (MEMBERS + 1) + (uint64_t)me) *
		       0x2545F4914F6CDD1Dull;
}

static void begin_member(void)
{
	seed_member();
	has_had_thread = false;
	atomic_fetch_add(&scene->storm.begun, 1);
}

static _Noreturn void be_member(void)
{
	second_thread = be_thread;
	for (;;)
		take_random_step();
}

void resume_storm(void)
{
	random_state = scene->slot[me].random;
	be_member();
}

/* Half of the storms have few kinds of steps. */
static void choose_kinds(void)
{
	unsigned few = random_below(2);

	scene->storm.kinds = 0;
	for (int i = 0; i < kinds_count; i++)
		if (!is_left_out(kinds[i].predict) &&
		    (i < 2 || random_below(3) > few))
			scene->storm.kinds |= 1ull << i;
}

/* The first of a storm are in the namespace of p0, or in a new one. */
static void create_first(int kid)
{
	performance *create = random_below(2) ? do_fork : do_clone_newpid;

	create((long[3]){ kid });
	if (me == 0) {
		open_namespace_of(kid);
		return;
	}
	begin_member();
	be_member();
}

void storm(intmax_t namespace_of_worker)
{
	struct storm *storm = &scene->storm;
	long begin = now_ms();

	seed_member();
	choose_kinds();
	if (storm->processes == 0)
		storm->processes = 2 + (int)random_below(MEMBERS / 4);
	for (int i = 0; i < MEMBERS; i++)
		scene->slot[i].pidfd = -1;
	for (int i = 0; i < NAMESPACES; i++)
		scene->ns_files[i] = -1;
	if (!prepare_p0(namespace_of_worker))
		return;
	atomic_store(&storm->created, storm->processes + 1);
	for (int kid = 1; kid <= storm->processes; kid++)
		create_first(kid);
	while (atomic_load(&storm->steps_taken) <
		       storm->steps * (storm->processes + 1) &&
	       now_ms() - begin < LONGEST) {
		take_random_step();
		if (me != 0)
			be_member();
	}
	scene->ending = AGREES;
}
