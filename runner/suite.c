// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * suite.c - the command run: runs the selected programs and prints results.
 *
 * Results are printed in the order of the selection, not in the order in which
 * programs end.  So two records of the same selection have the same numbers,
 * and TAP readers, which report numbers that are out of order, accept them.
 * Programs start in this order as well, so a result is delayed only while an
 * earlier program still runs.  If the machine crashes then, DIR/log has the
 * output, which is written when a program ends.  An empty log belongs to a
 * program that had not ended.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <termios.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/out.h"
#include "base/results.h"
#include "base/stopwatch.h"
#include "base/terminal.h"
#include "base/text.h"
#include "difference.h"
#include "input/dmesg.h"
#include "input/known.h"
#include "input/origin.h"
#include "input/result.h"
#include "input/select.h"
#include "options/options.h"
#include "print/bar.h"
#include "print/printer.h"
#include "print/stream.h"
#include "run/abi.h"
#include "run/depth.h"
#include "run/leftovers.h"
#include "run/query.h"
#include "run/run.h"
#include "run/signals.h"
#include "suite.h"
#include "verdict/summary.h"
#include "verdict/verdict.h"

static struct summary summary;
static struct programs selected;
static size_t ended; /* runs, so far */
static bool enough;  /* a rule failed, with --fail-fast */
static bool silent;
static struct {
	bool running;
	struct text alarms; /* kernel warnings since the program started */
} * watched;		    /* one for each selected program */
static struct out record = { .fd = -1, .name = RECORD_NAME };
static int logs = -1; /* a directory */

/* ---- The record -------------------------------------------------------- */

static void open_record(void)
{
	int directory;

	if (!options.output)
		return;
	directory = open_directory(AT_FDCWD, NULL, options.output);
	make_way(directory, options.output, options.force);
	record.fd = create_file(directory, record.name);
	if (record.fd == -1)
		fail("cannot write in %s: %s", options.output, strerror(errno));
	logs = open_directory(directory, options.output, "log");
	close(directory);
}

/* Reports only the first write error, because a full disk affects each file.
   Returns the number of bytes beyond the limit. */
static uint64_t write_log(const struct program *program, const char *end,
			  int (*open_file)(int directory, const char *name),
			  const struct text *what)
{
	char *name = print("%s.%s", program->id, end);
	struct log log = { .out = { .name = name, .error = record.error } };

	log.out.fd = open_file(logs, name);
	if (log.out.fd == -1 && !log.out.error)
		complain("cannot write to %s: %s", name, strerror(errno));
	if (log.out.fd == -1) {
		record.error = errno;
	} else {
		continue_log(&log);
		write_to_log(&log, what->data, what->length);
		record.error = log.out.error;
		close(log.out.fd);
	}
	drop(&log.out.pending);
	free(name);
	return log.dropped;
}

static void begin_log(size_t program)
{
	const struct text nothing = { 0 };

	if (logs != -1 && summary.results[program].runs == 0)
		write_log(&selected.at[program], "tap", create_file, &nothing);
}

static uint64_t end_log(const struct program *program,
			const struct outcome *outcome)
{
	uint64_t beyond;

	if (logs == -1)
		return 0;
	beyond = write_log(program, "tap", append_to_file, &outcome->out);
	if (outcome->err.length)
		beyond += write_log(program, "err", append_to_file,
				    &outcome->err);
	return beyond;
}

/* ---- Printing ---------------------------------------------------------- */

static void flush(void)
{
	if (standard_output.pending.length)
		wipe_line();
	flush_out(&standard_output);
	if (record.fd != -1)
		flush_out(&record);
	if (standard_output.error == EPIPE)
		stop_running(true);
}

static void print_begin(void)
{
	printer()->begin(&standard_output, &summary);
	if (record.fd != -1)
		tap_printer.begin(&record, &summary);
	flush();
}

static void print_result(size_t i)
{
	struct result *result = &summary.results[i];

	count_result(&summary, result);
	if (!silent) {
		printer()->result(&standard_output, result, i + 1);
		if (record.fd != -1)
			tap_printer.result(&record, result, i + 1);
		flush();
	}
	free_evidence(result);
}

static void print_end(void)
{
	printer()->end(&standard_output, &summary);
	if (record.fd != -1)
		tap_printer.end(&record, &summary);
	flush();
}

/* ---- Starts and ends of programs ----------------------------------------- */

/* Printed to find out which rule was running when a machine crashed.  Waits
 * until the terminal has transmitted it; a crash would lose the rest. */
static void announce(size_t program)
{
	if (printer()->start && !silent)
		printer()->start(&standard_output, &selected.at[program]);
	flush();
	tcdrain(standard_output.fd);
}

/* Records kernel warnings with every running program, because the program that
   caused them is unknown. */
static void share_alarms(void)
{
	struct text lines = { 0 };

	read_dmesg(&lines);
	for (size_t i = 0; lines.length && i < selected.n; i++)
		if (watched[i].running &&
		    watched[i].alarms.length + lines.length <= MOST_EVIDENCE)
			add_bytes(&watched[i].alarms, lines.data, lines.length);
	drop(&lines);
}

static void begin_one(size_t program)
{
	begin_log(program);
	share_alarms();
	watched[program].running = true;
	if (options.announce)
		announce(program);
}

/* With --dmesg fail, a kernel warning makes a test that passed FAIL. */
static void end_one(size_t program, struct result *result)
{
	bool fine = result->verdict == PASS || result->verdict == SKIP ||
		    result->verdict == XFAIL;

	share_alarms();
	watched[program].running = false;
	result->console = watched[program].alarms;
	watched[program].alarms = (struct text){ 0 };
	if (!result->console.length || options.dmesg != DMESG_FAIL || !fine)
		return;
	free(result->reason);
	result->reason = copy("kernel warning during the test");
	result->runs_with[result->verdict]--;
	result->verdict = FAIL;
	result->runs_with[FAIL]++;
}

/* ---- Running ----------------------------------------------------------- */

/* Whether all programs are run in rounds, whose number is not known. */
static bool in_rounds(void)
{
	return options.until_fail || options.repeat_for > 0;
}

static int runs_of_each(void)
{
	return in_rounds() ? 1 : options.repeat;
}

static bool is_bad(enum verdict verdict)
{
	return verdict == FAIL || verdict == XPASS || verdict == ERROR ||
	       verdict == TIMEOUT;
}

/* Keeps the worst verdict of all runs, and the output of that run. */
static void merge(struct result *into, struct result *more)
{
	struct result *worse =
		into->runs && into->verdict >= more->verdict ? into : more;
	int runs[VERDICTS];

	for (int i = 0; i < VERDICTS; i++)
		runs[i] = into->runs_with[i] + more->runs_with[i];
	more->runs += into->runs;
	into->runs = more->runs;
	if (worse == more) {
		free_result(into);
		*into = *more;
	} else {
		free_result(more);
	}
	memcpy(into->runs_with, runs, sizeof(runs));
}

/* Prints the results that are next in order. */
static void print_ready(void)
{
	while (summary.done < selected.n &&
	       summary.results[summary.done].runs == runs_of_each())
		print_result(summary.done++);
}

static void take_outcome(size_t program, struct outcome *outcome)
{
	struct result *into = &summary.results[program], result;
	uint64_t beyond = end_log(&selected.at[program], outcome);

	ended++;
	result = evaluate(&selected.at[program], outcome);
	result.truncated = beyond;
	end_one(program, &result);
	merge(into, &result);
	apply_known(into);
	if (options.fail_fast &&
	    (into->verdict == FAIL || into->verdict == XPASS)) {
		stop_running(false);
		enough = true;
	}
	if (!in_rounds())
		print_ready();
}

static void show_progress(const struct running *running, size_t n)
{
	count_in_bar(&summary, ended, selected.n * runs_of_each());
	draw_bar(running, n);
}

/* Whether --until-fail continues. */
static bool all_fine(void)
{
	for (size_t i = 0; i < selected.n; i++)
		if (!summary.results[i].runs ||
		    is_bad(summary.results[i].verdict))
			return false;
	return true;
}

static void forget_results(void)
{
	for (size_t i = 0; i < selected.n; i++) {
		free_result(&summary.results[i]);
		summary.results[i] = (struct result){ 0 };
	}
}

static bool another_round(int round, int64_t began)
{
	double seconds = (double)(now() - began) / (1000.0 * MS);

	if (!in_rounds() || selected.n == 0 || interrupted_by() || enough ||
	    (options.repeat > 1 && round == options.repeat) ||
	    (options.repeat_for > 0 && seconds >= options.repeat_for))
		return false;
	return !options.until_fail || all_fine();
}

static void run_rounds(void)
{
	const struct job job = {
		.programs = &selected,
		.repeat = runs_of_each(),
		.starts = begin_one,
		.ended = take_outcome,
		.tick = silent ? NULL : show_progress,
	};
	int64_t began = now();

	run_programs(&job);
	for (int round = 1; another_round(round, began); round++) {
		if (options.until_fail)
			forget_results();
		ended = 0;
		run_programs(&job);
	}
	wipe_line();
	/* Results after that of an interrupted program, or of rounds. */
	for (; summary.done < selected.n; summary.done++)
		if (summary.results[summary.done].runs)
			print_result(summary.done);
}

static void run_selected(void)
{
	struct utsname names;
	int64_t began = now();

	uname(&names);
	summary.kernel = clean(names.release);
	summary.build = clean(names.version);
	summary.machine = clean(names.machine);
	summary.context = context();
	summary.origin = find_origin();
	summary.target = options.target;
	summary.programs = &selected;
	summary.results = make(selected.n * sizeof(*summary.results));
	watched = make(selected.n * sizeof(*watched));
	if (options.dmesg != DMESG_OFF)
		open_dmesg();
	if (!silent)
		print_begin();
	run_rounds();
	summary.seconds = (double)(now() - began) / (1000.0 * MS);
}

const struct summary *run_silently(void)
{
	silent = true;
	selected = select_rules();
	read_known();
	prepare_running();
	run_selected();
	return &summary;
}

/* ---- The exit status --------------------------------------------------- */

static int plain_status(void)
{
	int status = status_by_counts(&summary);

	if (interrupted_by())
		return 128 + interrupted_by();
	if (status != RULE_FAILED &&
	    (unclaimed_leftovers() || anything_unkilled() || record.error))
		return NO_VERDICT;
	return status;
}

static int list_selected(void)
{
	for (size_t i = 0; i < selected.n; i++)
		add(&standard_output.pending, "%s\n", selected.at[i].id);
	return ALL_PASSED;
}

int run_suite(void)
{
	if (options.user == USER_ROOT && geteuid() != 0)
		fail("--user root requires root; the caller is user %u",
		     geteuid());
	select_abi();
	selected = select_rules();
	if (options.dry_run)
		return list_selected();
	if (selected.n)
		require_abi(&selected.at[0]);
	read_known();
	open_record();
	descend(options.depth);
	prepare_running();
	run_selected();
	report_known();
	if (unclaimed_leftovers())
		complain("killed %d leftover processes of unknown origin",
			 unclaimed_leftovers());
	print_end();
	write_difference(options.output, &summary);
	return plain_status();
}
