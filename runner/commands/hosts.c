// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * hosts.c - run --host: runs the rules on other hosts, by ssh(1).
 *
 * A child for each host does what "inside -- ssh HOST" does: it sends the
 * bundle, and reads the stream.  The output of a child is printed when it has
 * ended, so that the results of hosts are not mixed.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/out.h"
#include "base/results.h"
#include "base/stopwatch.h"
#include "base/terminal.h"
#include "base/text.h"
#include "commands/hosts.h"
#include "commands/inside.h"
#include "input/select.h"
#include "options/options.h"
#include "options/words.h"
#include "print/bar.h"
#include "print/printer.h"
#include "run/signals.h"
#include "verdict/summary.h"

enum { OUT, ERR, PIPES };
enum { TICK_MS = 100, READ_SIZE = 16384, READS = 16 };

struct host {
	const char *name;
	pid_t pid; /* 0: it has ended */
	int fd[PIPES];
	struct text text[PIPES];
	int status;
	struct program label; /* for the progress bar */
};

static struct host *hosts;
static size_t n_hosts;
static int64_t began;

/* ---- The command line ------------------------------------------------------
 */

/* The name becomes an argument of ssh(1), and the name of a directory. */
static void require_name(const char *name)
{
	static const char allowed[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789_.:@%+-";

	if (!*name || strchr(".-@", *name) || name[strspn(name, allowed)])
		fail("--host: '%s' is not [USER@]HOST; write other addresses "
		     "to ~/.ssh/config",
		     name);
}

static void reject_options(void)
{
	const struct {
		const char *name;
		bool given;
	} options_of_run[] = {
		{ "abi", options.abi != ABI_NATIVE },
		{ "announce", options.announce },
		{ "dry-run", options.dry_run },
		{ "fail-fast", options.fail_fast },
		{ "repeat-for", options.repeat_for > 0 },
		{ "run-id", options.run_id != NULL },
		{ "shuffle", options.shuffle },
		{ "until-fail", options.until_fail },
		{ "wrap", options.wrap != NULL },
	};

	for (size_t i = 0;
	     i < sizeof(options_of_run) / sizeof(options_of_run[0]); i++)
		if (options_of_run[i].given)
			fail("--%s cannot be used with --host",
			     options_of_run[i].name);
	if (options.hosts.n == 1)
		return;
	if (options.target)
		fail("--target names one host, but there are %zu",
		     options.hosts.n);
	if (!printer()->for_people && !options.output)
		fail("one stream cannot hold the results of %zu hosts; use "
		     "-o DIR",
		     options.hosts.n);
}

static void take_hosts(void)
{
	reject_options();
	n_hosts = options.hosts.n;
	hosts = make(n_hosts * sizeof(*hosts));
	for (size_t i = 0; i < n_hosts; i++) {
		const char *name = options.hosts.word[i];

		require_name(name);
		for (size_t j = 0; j < i; j++)
			if (strcmp(name, hosts[j].name) == 0)
				fail("--host: '%s' is given twice", name);
		hosts[i].name = name;
		hosts[i].label.id = copy(name);
	}
}

static char *directory_of(const struct host *host)
{
	return print("%s/%s", options.output, host->name);
}

/* These checks precede the first connection. */
static void require_directories(void)
{
	if (!options.output)
		return;
	for (size_t i = 0; i < n_hosts && !options.force; i++) {
		char *path = directory_of(&hosts[i]);

		require_free(path);
		free(path);
	}
	close(open_directory(AT_FDCWD, NULL, options.output));
}

/* ---- A child
 * ----------------------------------------------------------------- */

/* $PIDSPEC_SSH replaces ssh, with options, as for runner/fleet/ssh.sh. */
static void add_ssh(struct words *line)
{
	const char *variable = getenv("PIDSPEC_SSH");
	char *ssh = copy(variable && *variable ? variable : "ssh"), *rest;

	for (char *word = strtok_r(ssh, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest))
		add_word(line, word);
	add_word(line, "--");
}

static _Noreturn void run_child(const struct host *host, pid_t parent,
				const int ends[PIPES])
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent || dup2(ends[OUT], 1) == -1 ||
	    dup2(ends[ERR], 2) == -1)
		_exit(NO_VERDICT);
	exit_style = PIDSPEC_STYLE; /* the parent translates the worst status */
	if (options.output)
		options.output = directory_of(host);
	if (!options.target)
		options.target = host->name;
	options.hosts = (struct words){ 0 };
	add_word(&options.hosts, host->name);
	add_ssh(&options.line);
	add_word(&options.line, host->name);
	options.joins_words = true;
	exit(status_when_written(run_inside()));
}

static int open_pipe(int *reader)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) == -1)
		fail("cannot make a pipe: %s", strerror(errno));
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	*reader = ends[0];
	return ends[1];
}

static void start_host(struct host *host)
{
	pid_t parent = getpid();
	int ends[PIPES];

	for (int i = 0; i < PIPES; i++)
		ends[i] = open_pipe(&host->fd[i]);
	host->pid = fork();
	if (host->pid == 0)
		run_child(host, parent, ends);
	for (int i = 0; i < PIPES; i++)
		close(ends[i]);
	if (host->pid == -1)
		fail("cannot start a process for %s: %s", host->name,
		     strerror(errno));
}

/* ---- The loop
 * ------------------------------------------------------------------ */

static void hear(struct host *host, int reads)
{
	char bytes[READ_SIZE];

	for (int i = 0; i < PIPES; i++) {
		ssize_t n = 1;

		for (int r = 0; host->fd[i] != -1 && n > 0 && r < reads; r++) {
			n = read(host->fd[i], bytes, sizeof(bytes));
			if (n > 0)
				add_bytes(&host->text[i], bytes, n);
		}
		if (n == 0) {
			close(host->fd[i]);
			host->fd[i] = -1;
		}
	}
}

/* Adds the host to the messages of its child, which are printable. */
static void print_messages(const struct host *host)
{
	char *rest, *line = host->text[ERR].data;

	for (line = line ? strtok_r(line, "\n", &rest) : NULL; line;
	     line = strtok_r(NULL, "\n", &rest)) {
		const char *message = after(line, "pidspec: ");

		complain("%s: %s", host->name, message ? message : line);
	}
}

static void finish_host(struct host *host, int status)
{
	enum { ALL = 1 << 20 };

	host->pid = 0;
	host->status = WIFEXITED(status) ? WEXITSTATUS(status) : NO_VERDICT;
	hear(host, ALL);
	wipe_line();
	print_messages(host);
	add_bytes(&standard_output.pending, host->text[OUT].data,
		  host->text[OUT].length);
	flush_out(&standard_output);
	if (standard_output.error == EPIPE)
		stop_running(true);
	for (int i = 0; i < PIPES; i++)
		drop(&host->text[i]);
}

/* Also interrupts children that a signal to us has not reached. */
static void interrupt_all(void)
{
	static bool done;

	for (size_t i = 0; i < n_hosts && !done; i++)
		if (hosts[i].pid)
			kill(hosts[i].pid, SIGTERM);
	done = true;
}

static size_t reap_hosts(void)
{
	size_t running = 0;
	int status;

	for (size_t i = 0; i < n_hosts; i++) {
		if (!hosts[i].pid)
			continue;
		if (waitpid(hosts[i].pid, &status, WNOHANG) == hosts[i].pid)
			finish_host(&hosts[i], status);
		else
			running++;
	}
	return running;
}

static void show_progress(size_t left)
{
	static const struct summary none;
	struct running running[8];
	size_t n = 0;

	for (size_t i = 0; i < n_hosts && n < 8; i++)
		if (hosts[i].pid)
			running[n++] =
				(struct running){ &hosts[i].label, began };
	count_in_bar(&none, n_hosts - left, n_hosts);
	draw_bar(running, n);
}

static void attend(int signals)
{
	struct pollfd *fds = make((n_hosts * PIPES + 1) * sizeof(*fds));
	size_t last = n_hosts * PIPES, left;

	fds[last] = (struct pollfd){ signals, POLLIN, 0 };
	while ((left = reap_hosts())) {
		for (size_t i = 0; i < last; i++)
			fds[i] =
				(struct pollfd){ hosts[i / PIPES].fd[i % PIPES],
						 POLLIN, 0 };
		show_progress(left);
		poll(fds, last + 1, TICK_MS);
		if (hear_signals(signals) != GO_ON)
			interrupt_all();
		for (size_t i = 0; i < n_hosts; i++)
			hear(&hosts[i], READS);
	}
	free(fds);
}

static const int from_bad_to_worse[] = { ALL_PASSED, NOTHING_RAN, NO_VERDICT,
					 LOST,	     RULE_FAILED, USAGE };

static int rank_of(int status)
{
	enum { INCONCLUSIVE = 2 }; /* a child that was interrupted, too */
	const int n = sizeof(from_bad_to_worse) / sizeof(int);

	for (int i = 0; i < n; i++)
		if (status == from_bad_to_worse[i])
			return i;
	return INCONCLUSIVE;
}

static int worst_status(void)
{
	int worst = 0;

	for (size_t i = 0; i < n_hosts; i++)
		if (rank_of(hosts[i].status) > worst)
			worst = rank_of(hosts[i].status);
	return interrupted_by() ? 128 + interrupted_by()
				: from_bad_to_worse[worst];
}

int run_on_hosts(void)
{
	take_hosts();
	require_directories();
	began = now();
	for (size_t i = 0; i < n_hosts; i++)
		start_host(&hosts[i]);
	attend(take_signals());
	wipe_line();
	return worst_status();
}
