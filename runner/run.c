// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * run.c - programs as processes: so many at a time, each until its deadline.
 *
 * One loop waits for output, for the end of a child, for signals to us, and
 * for the next deadline.  The end of a program is the end of its process, never
 * the end of its output: that may be closed early, or held by others.
 *
 * SIGCHLD, taken from a signalfd, tells of a child's end on every kernel.
 * Nothing here would be simpler or safer with pidfds: a number cannot be used
 * again before we have waited for the child that has it.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runner.h"

enum {
	MOST_OUTPUT = 256 * 1024,
	MOST_STRAYS = 64,
	PATIENCE_MS = 3000, /* with what SIGKILL should have ended */
	TICK_MS = 100,
	OUR_FILES = 24,
	EVENTS = 64,
};

struct stream {
	int fd; /* -1: closed */
	struct text *text;
};

struct slot {
	size_t program;
	const char *id;
	pid_t pid; /* 0: the slot is free */
	int64_t since, deadline;
	bool killed;
	bool ended; /* and has been waited for; its strays may live */
	pid_t strays[MOST_STRAYS];
	struct stream streams[2];
	struct outcome outcome;
};

static const struct job *job;
static struct slot *slots;
static pid_t *programs; /* of the slots, as list_programs_running() fills it */
static size_t n_slots, next;
static int epoll = -1, signals = -1;
static int interrupted, unclaimed;
static bool stopping, dropping;

static const uint64_t SIGNAL = UINT64_MAX;

/* ---- Setting up -------------------------------------------------------- */

size_t count_cpus(void)
{
	cpu_set_t cpus;
	long online = sysconf(_SC_NPROCESSORS_ONLN);

	if (sched_getaffinity(0, sizeof(cpus), &cpus) == 0)
		return CPU_COUNT(&cpus);
	return online > 0 ? online : 1;
}

static size_t count_slots(void)
{
	size_t wanted = options.jobs ? (size_t)options.jobs : count_cpus();
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) == 0 &&
	    files.rlim_cur != RLIM_INFINITY &&
	    files.rlim_cur < OUR_FILES + 2 * wanted)
		wanted = files.rlim_cur > OUR_FILES + 2
				 ? (files.rlim_cur - OUR_FILES) / 2
				 : 1;
	return wanted;
}

/* Blocked, so that the signalfd gets them; programs start with none blocked. */
static void take_signals(void)
{
	static const int wanted[] = { SIGCHLD, SIGINT, SIGTERM, SIGHUP,
				      SIGQUIT };
	sigset_t set, blocked;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		sigaddset(&set, wanted[i]);
	blocked = set;
	sigaddset(&blocked, SIGPIPE);
	sigaddset(&blocked, SIGTTOU); /* the bar, from the background */
	sigprocmask(SIG_SETMASK, &blocked, NULL);
	signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void watch(int fd, uint64_t what)
{
	struct epoll_event event = { .events = EPOLLIN, .data.u64 = what };

	epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

void prepare_running(void)
{
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

	take_signals();
	epoll = epoll_create1(EPOLL_CLOEXEC);
	if (epoll == -1 || signals == -1 || nothing == -1) {
		complain("cannot start anything: %s", strerror(errno));
		exit(NO_VERDICT);
	}
	dup2(nothing, 0); /* what programs read */
	close(nothing);
	watch(signals, SIGNAL);
	prepare_strays();
	prepare_environment();
	n_slots = count_slots();
	slots = make(n_slots * sizeof(*slots));
	programs = make(n_slots * sizeof(*programs));
}

/* ---- Output ------------------------------------------------------------ */

static bool open_stream(struct stream *stream, struct text *text, int *writer,
			uint64_t what)
{
	int ends[2];

	*stream = (struct stream){ .fd = -1, .text = text };
	*writer = -1;
	if (pipe2(ends, O_CLOEXEC) == -1)
		return false;
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	*stream = (struct stream){ .fd = ends[0], .text = text };
	*writer = ends[1];
	watch(ends[0], what);
	return true;
}

static void close_stream(struct stream *stream)
{
	if (stream->fd != -1)
		close(stream->fd);
	stream->fd = -1;
}

/* One gulp, so that one program's flood does not starve the others. */
static bool read_stream(struct slot *slot, struct stream *stream)
{
	static char bytes[64 * 1024];
	size_t room = MOST_OUTPUT - stream->text->length;
	ssize_t n;

	if (stream->fd == -1)
		return false;
	n = read(stream->fd, bytes, sizeof(bytes));
	if (n == 0 || (n == -1 && errno != EAGAIN && errno != EINTR))
		close_stream(stream);
	if (n <= 0)
		return false;
	slot->outcome.flooded |= (size_t)n > room;
	add_bytes(stream->text, bytes, (size_t)n > room ? room : (size_t)n);
	return true;
}

/* What is in the pipe when the writer is gone, and no more than that. */
static void drain(struct slot *slot)
{
	enum { GULPS = 1 + 1024 * 1024 / 65536 }; /* the largest pipe */

	for (int i = 0; i < 2; i++) {
		for (int n = 0; n < GULPS; n++)
			if (!read_stream(slot, &slot->streams[i]))
				break;
		close_stream(&slot->streams[i]);
	}
}

/* ---- From start to end ------------------------------------------------- */

static void finish(struct slot *slot)
{
	struct outcome outcome;

	drain(slot);
	outcome = slot->outcome;
	slot->pid = 0;
	if (dropping) {
		drop(&outcome.out);
		drop(&outcome.err);
	} else {
		job->ended(slot->program, &outcome);
	}
}

static pid_t start_program(const struct program *program, int out, int err)
{
	const char *plain[] = { program->path, job->argument, NULL };
	const char *wrapped[] = { "/bin/sh",	 "-c",		NULL,
				  program->path, job->argument, NULL };
	struct command_line line = {
		.argv = plain,
		.id = program->id,
		.out = out,
		.err = err,
	};
	char *script;
	pid_t pid;

	if (!options.wrap || job->argument)
		return spawn(&line);
	script = print("exec %s \"$0\"", options.wrap);
	wrapped[2] = script;
	line.argv = wrapped;
	pid = spawn(&line);
	free(script);
	return pid;
}

static void start(struct slot *slot, size_t program)
{
	const struct program *what = &job->programs->at[program];
	uint64_t number = slot - slots;
	int out, err;
	pid_t pid = -1;

	*slot = (struct slot){ .program = program, .id = what->id };
	slot->since = now();
	slot->deadline =
		slot->since + (options.timeout + options.grace) * 1000 * MS;
	if (job->starts)
		job->starts(program);
	if (open_stream(&slot->streams[0], &slot->outcome.out, &out,
			number * 2) &
	    open_stream(&slot->streams[1], &slot->outcome.err, &err,
			number * 2 + 1))
		pid = start_program(what, out, err);
	else
		pid = -errno;
	close(out);
	close(err);
	if (pid < 0) {
		slot->outcome.start_error = -pid;
		finish(slot);
	} else {
		slot->pid = pid;
	}
}

/* Those that are still to be waited for. */
static size_t list_programs_running(void)
{
	size_t n = 0;

	for (size_t i = 0; i < n_slots; i++)
		if (slots[i].pid && !slots[i].ended)
			programs[n++] = slots[i].pid;
	return n;
}

static bool count_stray(struct slot *slot, pid_t stray)
{
	int *left = &slot->outcome.left;

	for (int i = 0; i < *left && i < MOST_STRAYS; i++)
		if (slot->strays[i] == stray)
			return false;
	if (*left < MOST_STRAYS)
		slot->strays[*left] = stray;
	++*left;
	return true;
}

/* Kill what is left of an ended program; is it all gone? */
static bool sweep(struct slot *slot)
{
	pid_t strays[MOST_STRAYS];
	size_t n = list_programs_running();
	int found = find_strays(programs, n, strays, MOST_STRAYS);
	bool gone = true;

	for (int i = 0; i < found; i++) {
		if (!comes_from(strays[i], slot->pid, slot->id) &&
		    !(n_slots == 1 && strays_are_ours()))
			continue;
		gone = false;
		if (count_stray(slot, strays[i]))
			kill(strays[i], SIGKILL);
	}
	return gone;
}

/* Its strays are looked for while its number and its group are still taken. */
static void note_end(struct slot *slot)
{
	bool gone = sweep(slot);

	slot->outcome.ms = (double)(now() - slot->since) / MS;
	kill_group(slot->pid);
	waitpid(slot->pid, &slot->outcome.status, 0);
	slot->ended = true;
	slot->deadline = now() + (int64_t)PATIENCE_MS * MS;
	if (gone)
		finish(slot);
}

static struct slot *slot_of(pid_t pid)
{
	for (size_t i = 0; i < n_slots; i++)
		if (slots[i].pid == pid && !slots[i].ended)
			return &slots[i];
	return NULL;
}

static void reap(void)
{
	siginfo_t end;

	for (;;) {
		end.si_pid = 0;
		if (waitid(P_ALL, 0, &end, WEXITED | WNOHANG | WNOWAIT) == -1 ||
		    end.si_pid == 0)
			break;
		if (slot_of(end.si_pid))
			note_end(slot_of(end.si_pid));
		else
			waitpid(end.si_pid, NULL, 0);
	}
	for (size_t i = 0; i < n_slots; i++)
		if (slots[i].pid && slots[i].ended && sweep(&slots[i]))
			finish(&slots[i]);
}

/* ---- The loop ---------------------------------------------------------- */

void stop_running(bool at_once)
{
	stopping = true;
	if (!at_once)
		return;
	dropping = true;
	for (size_t i = 0; i < n_slots; i++)
		if (slots[i].pid && !slots[i].ended)
			kill_group(slots[i].pid);
}

int interrupted_by(void)
{
	return interrupted;
}

int unclaimed_strays(void)
{
	return unclaimed;
}

static void hear(void)
{
	struct signalfd_siginfo signal;
	bool child = false;

	while (read(signals, &signal, sizeof(signal)) == sizeof(signal)) {
		if (signal.ssi_signo == SIGCHLD) {
			child
				= true;
			continue;
		}
		stop_running(interrupted || signal.ssi_signo != SIGINT);
		if (!interrupted)
			interrupted = signal.ssi_signo;
	}
	if (child)
		reap();
}

/* Kill what is late, give up on what was killed and is still there. */
static int64_t keep_deadlines(void)
{
	int64_t time = now(), first = INT64_MAX;

	for (size_t i = 0; i < n_slots; i++) {
		struct slot *slot = &slots[i];

		if (slot->pid && time >= slot->deadline) {
			if (slot->killed || slot->ended) {
				finish(slot);
				continue;
			}
			slot->killed = slot->outcome.timed_out = true;
			slot->deadline = time + (int64_t)PATIENCE_MS * MS;
			kill_group(slot->pid);
		}
		if (slot->pid && slot->deadline < first)
			first = slot->deadline;
	}
	return first;
}

static bool fill_slots(void)
{
	size_t all = job->programs->n * job->repeat;
	bool any = false;

	for (size_t i = 0; i < n_slots; i++) {
		while (!slots[i].pid && !stopping && next < all)
			start(&slots[i], next++ / job->repeat);
		any |= slots[i].pid != 0;
	}
	return any;
}

static void tick(void)
{
	struct running running[8];
	size_t n = 0;

	for (size_t i = 0; i < n_slots && n < 8; i++)
		if (slots[i].pid)
			running[n++] = (struct running){
				.program = &job->programs->at[slots[i].program],
				.since = slots[i].since,
			};
	job->tick(running, n);
}

static void wait_for_events(int64_t until)
{
	struct epoll_event events[EVENTS];
	int64_t ms = (until - now()) / MS + 1;
	int n;

	if (job->tick && ms > TICK_MS)
		ms = TICK_MS;
	n = epoll_wait(epoll, events, EVENTS, ms < 0 ? 0 : ms);
	for (int i = 0; i < n; i++) {
		uint64_t what = events[i].data.u64;
		struct slot *slot = &slots[what / 2];

		if (what != SIGNAL && slot->pid)
			read_stream(slot, &slot->streams[what % 2]);
	}
	/* Last: what it does frees slots that the events above are about. */
	for (int i = 0; i < n; i++)
		if (events[i].data.u64 == SIGNAL)
			hear();
}

/* What nobody can be blamed for, at the end of all. */
static void sweep_all(void)
{
	int64_t deadline = now() + (int64_t)PATIENCE_MS * MS;
	pid_t strays[MOST_STRAYS];
	int found, all = 0;

	while (strays_are_ours() && now() < deadline &&
	       (found = find_strays(NULL, 0, strays, MOST_STRAYS)) > 0) {
		for (int i = 0; i < found; i++)
			kill(strays[i], SIGKILL);
		all = all > found ? all : found;
		wait_for_events(deadline);
	}
	unclaimed += all;
}

void run_programs(const struct job *what)
{
	job = what;
	next = 0;
	stopping = dropping = interrupted != 0;
	while (fill_slots()) {
		wait_for_events(keep_deadlines());
		if (job->tick)
			tick();
	}
	sweep_all();
	job = NULL;
}
