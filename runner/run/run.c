// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * run.c - runs programs in parallel, each by a keeper.
 *
 * One loop waits for keepers and for signals.  A byte to a keeper starts the
 * program that its shared memory names; the keeper answers with a byte when it
 * has stored the ending of the program there.  Two pipes are faster than a
 * socket pair.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/limits.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "options/options.h"
#include "run/keeper.h"
#include "run/leftovers.h"
#include "run/rejected.h"
#include "run/run.h"
#include "run/signals.h"
#include "run/spawn.h"
#include "src/room.h"

enum {
	TICK_MS = 100,
	OUR_FILES = 24,
	PIPES = 2, /* for a keeper */
	/* The time that a keeper has beyond that of its program, to kill the
	   program and its leftover processes, and to be scheduled. */
	KEEPER_MS = 3 * KILL_LIMIT_MS,
};

struct slot {
	pid_t keeper; /* 0: not started */
	bool busy;
	int orders; /* to the keeper */
	size_t program;
	struct stopwatch stopwatch; /* time of the keeper */
	int64_t since;
	struct ending *ending; /* shared with the keeper */
};

static const struct job *job;
static struct slot *slots;
static struct pollfd *fds; /* the keepers' answers, and then the signals */
static size_t n_slots, next;
static int unclaimed;
static bool had_children;
static const char *rejected; /* if set, no program can be started */

/* ---- Setting up -------------------------------------------------------- */

size_t count_cpus(void)
{
	cpu_set_t cpus;
	long online = sysconf(_SC_NPROCESSORS_ONLN);

	if (sched_getaffinity(0, sizeof(cpus), &cpus) == 0)
		return CPU_COUNT(&cpus);
	return online > 0 ? online : 1;
}

/* Each job takes processes, and memory that is shared with its keeper. */
static bool has_room_for(size_t jobs)
{
	enum { PROCESSES = 64, BYTES = 8 << 20 };
	struct rlimit memory;

	if (room_for_processes() / PROCESSES < (intmax_t)jobs)
		return false;
	return getrlimit(RLIMIT_AS, &memory) == -1 ||
	       memory.rlim_cur / BYTES >= jobs;
}

/* A rule mostly waits until the kernel has removed its namespaces.  So with
   more programs than CPUs, a run ends sooner, and needs the same CPU time. */
static size_t default_jobs(void)
{
	enum { PER_CPU = 4, MOST = 16 };
	size_t cpus = count_cpus(), wanted = PER_CPU * cpus;

	if (wanted > MOST)
		wanted = cpus > MOST ? cpus : MOST;
	return has_room_for(wanted) ? wanted : cpus;
}

static size_t count_slots(void)
{
	size_t wanted = options.jobs ? (size_t)options.jobs : default_jobs();
	struct rlimit files;
	rlim_t room;

	if (getrlimit(RLIMIT_NOFILE, &files) == -1)
		return wanted;
	room = files.rlim_cur > OUR_FILES ? files.rlim_cur - OUR_FILES : 0;
	if (room < PIPES * wanted)
		wanted = room > PIPES ? room / PIPES : 1;
	return wanted;
}

static struct ending *share_ending(void)
{
	void *memory = mmap(NULL, sizeof(struct ending), PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory != MAP_FAILED)
		return memory;
	complain("not enough memory to run %zu programs in parallel", n_slots);
	end_with(NO_VERDICT);
}

/* Opens /dev/null or, without it, a pipe whose writer is closed. */
static int open_nothing(void)
{
	int fd = open("/dev/null", O_RDWR | O_CLOEXEC), ends[2];

	if (fd != -1 || pipe2(ends, O_CLOEXEC) == -1)
		return fd;
	close(ends[1]);
	return ends[0];
}

void prepare_running(void)
{
	int nothing;

	rejected = what_filter_rejects();
	if (rejected)
		return;
	nothing = open_nothing();
	n_slots = count_slots();
	slots = make(n_slots * sizeof(*slots));
	fds = make((n_slots + 1) * sizeof(*fds));
	for (size_t i = 0; i < n_slots; i++) {
		slots[i].ending = share_ending();
		fds[i].fd = -1;
	}
	fds[n_slots] = (struct pollfd){ take_signals(), POLLIN, 0 };
	if (fds[n_slots].fd == -1 || nothing == -1) {
		complain("cannot start programs: %s", strerror(errno));
		end_with(NO_VERDICT);
	}
	dup2(nothing, 0); /* standard input of programs */
	close(nothing);
	had_children = waitid(P_ALL, 0, &(siginfo_t){ 0 },
			      WEXITED | WNOHANG | WNOWAIT) == 0;
	prepare_leftovers();
	prepare_environment();
}

/* ---- Keepers ----------------------------------------------------------- */

static void forget_keeper(struct slot *slot, struct pollfd *fd)
{
	close(slot->orders);
	close(fd->fd);
	fd->fd = -1;
	slot->keeper = 0;
}

/* RLIMIT_NOFILE may leave no spare descriptors for a keeper. */
static void close_our_ends(void)
{
	for (size_t i = 0; i < n_slots; i++)
		if (fds[i].fd != -1) {
			close(slots[i].orders);
			close(fds[i].fd);
		}
}

static int start_keeper(struct slot *slot, struct pollfd *fd)
{
	pid_t self = getpid();
	int orders[2], answers[2], error = 0;

	if (pipe2(orders, O_CLOEXEC) == -1)
		return errno;
	if (pipe2(answers, O_CLOEXEC) == -1) {
		error = errno;
		close(orders[0]);
		close(orders[1]);
		return error;
	}
	slot->orders = orders[1];
	*fd = (struct pollfd){ .fd = answers[0], .events = POLLIN };
	slot->keeper = fork();
	if (slot->keeper == 0) {
		close_our_ends();
		keep(orders[0], answers[1], job, slot->ending, self);
	}
	if (slot->keeper == -1)
		error = errno;
	close(orders[0]);
	close(answers[1]);
	if (error)
		forget_keeper(slot, fd);
	return error;
}

static bool is_keeper(pid_t pid)
{
	for (size_t i = 0; i < n_slots; i++)
		if (slots[i].keeper == pid)
			return true;
	return false;
}

/* Whether the keeper ends within TURN_MS. */
static bool ends_soon(pid_t keeper)
{
	struct stopwatch stopwatch;

	start_stopwatch(&stopwatch);
	while (waitpid(keeper, NULL, WNOHANG) == 0) {
		int64_t more = TURN_MS * (int64_t)MS - stopwatch.spent;

		if (more <= 0)
			return false;
		poll(&fds[n_slots], 1, next_turn(more));
		hear_signals(fds[n_slots].fd);
		update_stopwatch(&stopwatch);
	}
	return true;
}

static bool is_any(pid_t pid)
{
	(void)pid;
	return true;
}

/* Without orders, a keeper exits, even if it cannot be killed. */
static void end_keeper(size_t i, bool lost)
{
	pid_t keeper = slots[i].keeper;
	bool all_gone;

	slots[i].busy = false;
	if (!keeper)
		return;
	forget_keeper(&slots[i], &fds[i]);
	kill(keeper, SIGKILL);
	if (ends_soon(keeper) && !lost)
		return;
	end_leftovers_of(keeper, had_children ? is_any : is_keeper, &all_gone);
	if (waitpid(keeper, NULL, WNOHANG) == 0)
		report_unkilled(keeper);
}

/* A program that traces its keeper can write there, so @ending is not trusted.
 */
static void add_output(struct text *text, const struct ending *ending, int n)
{
	size_t length = *(const volatile size_t *)&ending->length[n];

	add_bytes(text, ending->bytes[n],
		  length < MOST_OUTPUT ? length : MOST_OUTPUT);
}

static void take_ending(struct slot *slot)
{
	const struct ending *ending = slot->ending;
	struct outcome outcome = {
		.start_error = ending->start_error,
		.status = ending->status,
		.timed_out = ending->timed_out,
		.flooded = ending->flooded,
		.left = ending->left,
		.ms = ending->ms,
	};

	add_output(&outcome.out, ending, 0);
	if (ending->length[1])
		add_output(&outcome.err, ending, 1);
	slot->busy = false;
	job->ended(slot->program, &outcome);
}

/* The keeper reports that its program has ended, or it has exited itself. */
static void hear_keeper(size_t i)
{
	struct slot *slot = &slots[i];
	char word;
	bool over = read(fds[i].fd, &word, 1) != 1;

	if (over)
		slot->ending->start_error = EOWNERDEAD;
	over |= slot->ending->spoilt;
	if (slot->busy)
		take_ending(slot);
	if (over)
		end_keeper(i, false);
}

/* A program may stop or trace its keeper; that must not block the runner. */
static void check_keeper(size_t i)
{
	struct slot *slot = &slots[i];
	int64_t allowed = nanoseconds(options.timeout + options.grace) +
			  KEEPER_MS * (int64_t)MS;

	if (!slot->busy)
		return;
	update_stopwatch(&slot->stopwatch);
	if (slot->stopwatch.spent < allowed)
		return;
	slot->ending->start_error = ETIMEDOUT;
	take_ending(slot);
	end_keeper(i, true);
}

static void start(size_t i, size_t program)
{
	struct slot *slot = &slots[i];
	char word = '\n';
	int error = 0;

	/* Clears all but the bytes, which need no initialization. */
	memset(slot->ending, 0, offsetof(struct ending, bytes));
	slot->ending->program = program;
	slot->program = program;
	slot->since = now();
	slot->busy = true;
	start_stopwatch(&slot->stopwatch);
	if (job->starts)
		job->starts(program);
	if (!slot->keeper)
		error = start_keeper(slot, &fds[i]);
	if (error) {
		slot->ending->start_error = error;
		take_ending(slot);
		return;
	}
	/* If this fails, the keeper has exited, which poll(2) reports. */
	(void)!write(slot->orders, &word, 1);
}

/* ---- The loop ---------------------------------------------------------- */

int unclaimed_leftovers(void)
{
	return unclaimed;
}

static bool fill_slots(void)
{
	size_t all = job->programs->n * job->repeat;
	bool any = false;

	for (size_t i = 0; i < n_slots; i++) {
		while (!slots[i].busy && stop_requested() == GO_ON &&
		       next < all)
			start(i, next++ / job->repeat);
		any |= slots[i].busy;
	}
	return any && stop_requested() != STOP_AT_ONCE;
}

static void tick(void)
{
	struct running running[8];
	size_t n = 0;

	for (size_t i = 0; i < n_slots && n < 8; i++)
		if (slots[i].busy)
			running[n++] = (struct running){
				&job->programs->at[slots[i].program],
				slots[i].since
			};
	job->tick(running, n);
}

/* Each program is skipped, as it would be if it could print the reason. */
static void skip_all(void)
{
	enum { SKIPS = 4 };
	size_t all = job->programs->n * job->repeat;

	for (size_t i = 0; i < all; i++) {
		struct outcome outcome = { .status = SKIPS << 8 };

		add(&outcome.out, "TAP version 13\n1..0 # SKIP %s\n", rejected);
		if (job->starts)
			job->starts(i / job->repeat);
		job->ended(i / job->repeat, &outcome);
	}
}

void run_programs(const struct job *what)
{
	bool all_gone;

	job = what;
	next = 0;
	if (rejected) {
		skip_all();
		return;
	}
	start_again();
	while (fill_slots()) {
		poll(fds, n_slots + 1, job->tick ? TICK_MS : TURN_MS);
		/* Signals first: they may be older than a program's end. */
		if (fds[n_slots].revents)
			hear_signals(fds[n_slots].fd);
		for (size_t i = 0;
		     i < n_slots && stop_requested() != STOP_AT_ONCE; i++)
			if (fds[i].fd != -1 && fds[i].revents)
				hear_keeper(i);
			else
				check_keeper(i);
		if (job->tick)
			tick();
	}
	for (size_t i = 0; i < n_slots; i++)
		end_keeper(i, false);
	/* Leftover processes of keepers, unless children of our own were there
	   before we started, which we cannot distinguish from them. */
	if (!had_children) {
		int killed = end_leftovers(&all_gone);

		if (stop_requested() != STOP_AT_ONCE && !anything_unkilled())
			unclaimed += killed;
	}
	stop_is_done();
	job = NULL;
}
