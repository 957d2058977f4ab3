// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * inside.c - the command inside: runs the rules inside the container that a
 * given command starts.
 *
 * A program and its arguments can be appended to that command, as to "docker
 * run -i IMAGE".  Runner and programs are an archive on its standard input,
 * which a shell in the container unpacks.  If the command mounts {}, they are
 * in that directory instead.  The stream is read from its standard output,
 * where it may be mixed with other output.
 *
 * The container is not trusted: its output and run time are limited, and each
 * iteration of the loop handles signals first.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/log.h"
#include "base/out.h"
#include "base/results.h"
#include "base/stopwatch.h"
#include "base/terminal.h"
#include "base/text.h"
#include "commands/inside.h"
#include "difference.h"
#include "input/facts.h"
#include "input/known.h"
#include "input/record.h"
#include "input/result.h"
#include "input/select.h"
#include "input/tree.h"
#include "options/command.h"
#include "options/options.h"
#include "options/words.h"
#include "print/bar.h"
#include "relay.h"
#include "run/launcher.h"
#include "run/leftovers.h"
#include "run/query.h"
#include "run/run.h"
#include "run/signals.h"
#include "run/spawn.h"
#include "verdict/summary.h"
#include "vm/archive.h"
#include "vm/copy.h"

enum {
	TICK_MS = 100,
	MOST_LINES = 20,
	READ_SIZE = 16384,
	READS = 16,	    /* of a pipe in an iteration */
	READS_AT_END = 128, /* usually the largest size of a pipe */
};

static struct {
	struct relay relay;
	struct record record;
	struct launcher launcher;
	int results, complaints;    /* pipes; -1: closed */
	struct stopwatch stopwatch; /* until there is progress */
	bool began, hung;
	bool left;	  /* its launcher kills it after we have exited */
	struct tail tail; /* of the complaints */
	struct log log;
	const char *tree; /* of the programs */
} container;

/* ---- The command line ---------------------------------------------------- */

static bool has_braces(void)
{
	for (size_t i = 0; i < options.line.n; i++)
		if (strstr(options.line.word[i], "{}"))
			return true;
	return false;
}

/* Replaces each {} by @path; free() it. */
static char *fill_braces(const char *word, const char *path)
{
	struct text text = { 0 };
	const char *braces;

	for (; (braces = strstr(word, "{}")); word = braces + 2) {
		add_bytes(&text, word, braces - word);
		add(&text, "%s", path);
	}
	add(&text, "%s", word);
	return text.data;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* ssh(1) joins its arguments with spaces, and a shell there splits them. */
static bool joins_words(void)
{
	return options.joins_words ||
	       strcmp(last_part(options.line.word[0]), "ssh") == 0;
}

static bool selects(void)
{
	return options.arguments.n || options.exclude.n || options.selection ||
	       options.failed || options.parts > 1 || selects_by_facts();
}

/* Adds the command line of the runner in the container. */
static void add_runner(struct words *words, const char *runner)
{
	const struct programs *programs = &container.relay.programs;
	struct words all = words_for_runner(runner, container.record.run);

	if (options.jobs)
		add_word(&all, print("--jobs=%d", options.jobs));
	for (size_t i = 0; selects() && i < programs->n; i++)
		add_word(&all, copy(programs->at[i].id));
	for (size_t i = 0; i < all.n; i++)
		add_word(words, all.word[i]);
	free(all.word);
}

/* Takes ownership of the contents of @inner. */
static void append_inner(struct words *words, struct words *inner)
{
	if (joins_words()) {
		add_word(words, words_in_shell(inner));
		free_words(inner);
		return;
	}
	for (size_t i = 0; i < inner->n; i++)
		add_word(words, inner->word[i]);
	free(inner->word);
}

/* The whole command line; free_words() it. */
static struct words make_line(const char *directory)
{
	char *runner = print("%s/pidspec", directory ? directory : "");
	struct words words = { 0 }, inner = { 0 };

	for (size_t i = 0; i < options.line.n; i++)
		add_word(&words, fill_braces(options.line.word[i], directory));
	if (!has_braces()) {
		add_word(&inner, copy("/bin/sh"));
		add_word(&inner, copy("-c"));
		add_word(&inner, copy(unpack_and_run));
	}
	add_runner(&inner, has_braces() ? runner : "sh");
	free(runner);
	append_inner(&words, &inner);
	return words;
}

/* ---- Starting ------------------------------------------------------------ */

/* The archive, as a file in memory. */
static int make_input(const char *tree)
{
	struct out file = { .fd = memfd_create("bundle", MFD_CLOEXEC),
			    .name = "the bundle" };

	if (has_braces())
		return open("/dev/null", O_RDONLY | O_CLOEXEC);
	file.pending = archive_programs(TAR, tree, &container.relay.programs);
	flush_out(&file);
	drop(&file.pending);
	if (file.fd == -1 || file.error)
		fail("no memory for a bundle: %s", strerror(errno));
	lseek(file.fd, 0, SEEK_SET);
	return file.fd;
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

static void start_container(const char *tree, const char *directory)
{
	struct words words = make_line(directory);
	char *path = find_in_path(words.word[0]);
	int input = make_input(tree);
	struct command_line line = { .id = "inside", .in_our_session = true };
	int error;

	if (!path)
		fail("%s: no such command", words.word[0]);
	free((char *)words.word[0]);
	words.word[0] = path;
	add_word(&words, NULL);
	line.argv = words.word;
	line.out = open_pipe(&container.results);
	line.err = open_pipe(&container.complaints);
	dup2(input, 0);
	close(input);
	start_stopwatch(&container.stopwatch);
	error = start_launcher(&container.launcher, &line);
	if (error)
		fail("cannot start %s: %s", path, strerror(error));
	close(line.out);
	close(line.err);
	free_words(&words);
}

/* ---- Listening ----------------------------------------------------------- */

/* Repeated lines, and lines about unknown rules, are no progress. */
static void note(bool progress)
{
	if (!progress)
		return;
	container.began = true;
	restart_stopwatch(&container.stopwatch);
}

static void take_fact(void *whom, const char *key, const char *value)
{
	(void)whom;
	if (container.record.bound)
		note(relay_fact(&container.relay, key, value));
}

static void take_result(void *whom, const char *id, struct result *result)
{
	(void)whom;
	note(relay_result(&container.relay, id, result));
	relay_ready(&container.relay);
}

static void take_complaint(const char *bytes, size_t length)
{
	feed_tail(&container.tail, bytes, length);
	write_to_log(&container.log, bytes, length);
}

/* Limits the reads, so that a fast writer delays neither signals nor deadlines.
 */
static void hear(int *fd, int reads)
{
	char bytes[READ_SIZE];
	ssize_t n;

	while (*fd != -1 && reads-- > 0 &&
	       (n = read(*fd, bytes, sizeof(bytes))) != -1) {
		if (n == 0) {
			close(*fd);
			*fd = -1;
		} else if (fd == &container.results) {
			record_feed(&container.record, bytes, n);
		} else {
			take_complaint(bytes, n);
		}
	}
}

static double seconds(int64_t time)
{
	return (double)time / (1000.0 * MS);
}

static bool is_overdue(void)
{
	double limit = container.began
			       ? options.hang_timeout +
					 options.repeat * (options.timeout +
							   options.grace)
			       : options.boot_timeout;

	return seconds(container.stopwatch.waited) > limit ||
	       seconds(container.stopwatch.spent) >
		       longest_relay(&container.relay);
}

/*
 * Sends SIGTERM, and SIGKILL only later, even if we are interrupted again: a
 * client that is killed leaves its container running.  Returns false if the
 * launcher has not ended in time, or has not ended shortly after an interrupt,
 * so that the user need not wait.
 */
static bool end_it(void)
{
	enum { USER_LIMIT_MS = 600 };
	static enum { RUNS, TERMINATED, KILLED } state;
	static struct stopwatch stopwatch;

	if (state == RUNS) {
		state = TERMINATED;
		start_stopwatch(&stopwatch);
		terminate_launched(&container.launcher);
	}
	update_stopwatch(&stopwatch);
	container.left = interrupted_by() && state == TERMINATED &&
			 stopwatch.waited > USER_LIMIT_MS * (int64_t)MS;
	if (container.left)
		return false;
	if (stopwatch.waited < KILL_LIMIT_MS * (int64_t)MS)
		return true;
	if (state == KILLED)
		return false;
	state = KILLED;
	restart_stopwatch(&stopwatch);
	kill_launched(&container.launcher);
	return true;
}

static void show_progress(void)
{
	const struct program label = {
		.id = (char *)container.relay.summary.target
	};
	const struct running running = { &label, container.relay.began };

	count_in_bar(&container.relay.summary, container.relay.summary.done,
		     container.relay.programs.n);
	draw_bar(&running, 1);
}

static void listen_to_it(int signals)
{
	struct pollfd fds[] = {
		{ .events = POLLIN },
		{ .events = POLLIN },
		{ .fd = signals, .events = POLLIN },
	};
	bool in_time = true;

	while (!launcher_has_ended(&container.launcher) && in_time) {
		fds[0].fd = container.results;
		fds[1].fd = container.complaints;
		poll(fds, 3, TICK_MS);
		update_stopwatch(&container.stopwatch);
		hear(&container.results, READS);
		hear(&container.complaints, READS);
		container.hung |= is_overdue();
		if (hear_signals(signals) != GO_ON || container.hung)
			in_time = end_it();
		show_progress();
	}
	wipe_line();
	if (container.left)
		leave_launcher(&container.launcher);
	else
		end_launcher(&container.launcher);
	hear(&container.results, READS_AT_END);
	hear(&container.complaints, READS_AT_END);
}

/* ---- The end ------------------------------------------------------------- */

/* What a command like ssh(1) requires; "" for another command. */
static const char *need_of_host(void)
{
	enum { OF_SSH = 255 }; /* it could not log in, see ssh(1) */

	if (!joins_words())
		return "";
	if (container.launcher.status == OF_SSH)
		return " (ssh must reach the host, and log in without a "
		       "password)";
	return " (the host requires /bin/sh, tar, this architecture, and a "
	       "directory that permits executing files, such as /tmp)";
}

static char *cause_of_loss(void)
{
	char *word = last_line(&container.tail), *cause;
	char *rejected =
		container.began ? NULL
				: why_rejected(&container.tail, container.tree);

	if (rejected)
		cause = rejected;
	else if (container.record.mismatch && !container.began)
		cause = print("the output is %s", container.record.mismatch);
	else if (container.hung && container.began)
		cause = print(
			"hung: no rule began or ended within the time limit");
	else if (container.hung)
		cause = print("no rule began within %g s",
			      options.boot_timeout);
	else if (container.began)
		cause = print("the runner ended early%s%s", *word ? ": " : "",
			      word);
	else if (*word)
		cause = print("the runner did not start: %s%s", word,
			      need_of_host());
	else if (joins_words())
		cause = print("no output%s", need_of_host());
	else
		cause = copy("no output; the command must pass on its "
			     "standard input, as 'docker run -i' does");
	free(word);
	return cause;
}

static int finish(void)
{
	struct summary *summary = &container.relay.summary;
	int status;

	if (anything_left(&container.relay) && !interrupted_by()) {
		end_tail(&container.tail);
		add_last_lines(&summary->last_words, &container.tail,
			       MOST_LINES);
		summary->lost = cause_of_loss();
	}
	summary->truncated = truncation_of(&container.log);
	report_known();
	finish_relay(&container.relay);
	write_difference(options.output, summary);
	status = status_of_relay(&container.relay);
	return status == ALL_PASSED && container.log.out.error ? NO_VERDICT
							       : status;
}

/* ---- The command --------------------------------------------------------- */

static int create_in(int directory, const char *name)
{
	int fd = create_file(directory, name);

	if (fd == -1)
		fail("cannot make %s/%s: %s", options.output, name,
		     strerror(errno));
	return fd;
}

static void open_files(void)
{
	int directory;

	container.log.out = (struct out){ .fd = -1, .name = "stderr.log" };
	if (!options.output)
		return;
	directory = open_directory(AT_FDCWD, NULL, options.output);
	make_way(directory, options.output, options.force);
	container.relay.record.fd =
		create_in(directory, container.relay.record.name);
	container.log.out.fd = create_in(directory, container.log.out.name);
	close(directory);
}

static void prepare(const char *tree)
{
	static const struct record_reader reader = { take_fact, take_result };
	static struct utsname names;

	uname(&names);
	if (!options.programs)
		options.programs = print("%s/testcases", tree);
	container.relay.programs = select_rules();
	prepare_relay(&container.relay, words_in_shell(&options.line),
		      names.machine);
	container.relay.summary.target =
		options.target ? options.target
			       : clean(last_part(options.line.word[0]));
	container.record =
		(struct record){ .reader = &reader, .run = make_run_id() };
	for (size_t i = 0; i < container.relay.programs.n; i++)
		container.record.rules +=
			hash_rule(container.relay.programs.at[i].id);
	read_own_known();
	open_files();
}

int run_inside(void)
{
	const char *tree, *directory = NULL;
	int signals;

	if (options.line.n == 0)
		fail("no command given: 'pidspec inside -- COMMAND...'");
	tree = copy(guest_tree(options.arch));
	container.tree = tree;
	prepare(tree);
	if (has_braces()) /* before we become a subreaper */
		directory = copy_for_container(tree);
	signals = take_signals();
	prepare_leftovers();
	prepare_environment();
	start_container(tree, directory);
	listen_to_it(signals);
	return finish();
}

static const struct command inside = {
	.name = "inside",
	.order = 30,
	.arguments = "[SELECT...] -- COMMAND...",
	.help = "test a container from inside; COMMAND starts it",
	.example = "inside numbering -- docker run -i --rm busybox",
	.options = SELECTION TESTING PRINTING
	"explore explore-scenes storm explore-seed explore-known "
	"programs depth repeat boot-timeout hang-timeout arch "
	"target known no-known",
	.has_line = true,
	.takes_rules = true,
	.run = run_inside,
};

REGISTER_COMMAND(inside);
