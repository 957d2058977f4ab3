// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * relay.c - prints the results of a runner elsewhere: in a booted guest, or in
 * a container.
 *
 * As in suite.c, results are printed in the order of the selection.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/foreign.h"
#include "base/out.h"
#include "base/results.h"
#include "base/stopwatch.h"
#include "base/terminal.h"
#include "base/text.h"
#include "input/explorer.h"
#include "input/known.h"
#include "input/origin.h"
#include "input/result.h"
#include "options/options.h"
#include "options/words.h"
#include "print/printer.h"
#include "print/stream.h"
#include "relay.h"
#include "run/leftovers.h"
#include "run/signals.h"
#include "verdict/summary.h"

void prepare_relay(struct relay *relay, const char *word, const char *machine)
{
	size_t n = relay->programs.n;

	relay->word = word;
	relay->machine = machine;
	relay->summary.programs = &relay->programs;
	relay->summary.origin = find_relay_origin();
	relay->summary.results = make(n * sizeof(*relay->summary.results));
	relay->state = make(n * sizeof(*relay->state));
	relay->out = (struct out){ .fd = 1, .name = standard_output.name };
	relay->record = (struct out){ .fd = -1, .name = RECORD_NAME };
	relay->began = now();
}

char *make_run_id(void)
{
	uint64_t id[2];

	if (getrandom(id, sizeof(id), 0) != sizeof(id))
		id[0] = (uint64_t)now(), id[1] = (uint64_t)getpid();
	return print("%016llx%016llx", (unsigned long long)id[0],
		     (unsigned long long)id[1]);
}

/* The list owns each word. */
struct words words_for_runner(const char *runner, const char *run_id)
{
	static const char *const users[] = { "auto", "root", "userns" };
	static const char *const dmesg[] = { "off", "warn", "fail" };
	struct words words = { 0 };

	add_word(&words, copy(runner));
	add_word(&words, copy("run"));
	add_word(&words, copy("--format=tap"));
	add_word(&words, copy("--announce"));
	add_word(&words, print("--run-id=%s", run_id));
	add_word(&words, print("--timeout=%.3f", options.timeout));
	add_word(&words, print("--grace=%.3f", options.grace));
	add_word(&words, print("--repeat=%d", options.repeat));
	add_word(&words, print("--user=%s", users[options.user]));
	add_word(&words, print("--dmesg=%s", dmesg[options.dmesg]));
	if (options.depth)
		add_word(&words, print("--depth=%d", options.depth));
	if (options.abi == ABI_32)
		add_word(&words, copy("--abi=32"));
	if (options.no_known)
		add_word(&words, copy("--no-known"));
	add_explorer_options(&words);
	return words;
}

char *why_rejected(const struct tail *complaints, const char *tree)
{
	static const char start[] = "pidspec: no option --";
	const char *lines = complaints->lines.data, *option;

	option = lines ? strstr(lines, start) : NULL;
	if (!option)
		return NULL;
	option += sizeof(start) - 1;
	return print("the runner of the target is of another version, and has "
		     "no option --%.*s (build %s again: 'make', or 'make "
		     "guest-ARCH' for another architecture)",
		     (int)strcspn(option, " ;=\n"), option, tree);
}

/* ---- Its stream ---------------------------------------------------------- */

static size_t index_of(const struct relay *relay, const char *id)
{
	size_t i = 0;

	while (i < relay->programs.n &&
	       strcmp(relay->programs.at[i].id, id) != 0)
		i++;
	return i;
}

static bool remember(const char **where, const char *what)
{
	if (*where)
		return false;
	*where = copy(what);
	return true;
}

/* Takes ownership of @what; only the first contradiction is recorded. */
static void contradict(struct relay *relay, char *what)
{
	if (relay->contradiction)
		free(what);
	else
		relay->contradiction = what;
}

/* There may be several streams, but all of them of the same kernel. */
static bool take_fact(struct relay *relay, const char *key, const char **where,
		      const char *what)
{
	bool is_new = remember(where, what);

	if (strcmp(*where, what) != 0)
		contradict(relay, print("contradictory output: %s '%s' and "
					"'%s'",
					key, *where, what));
	return is_new;
}

bool relay_fact(struct relay *relay, const char *key, const char *value)
{
	struct summary *summary = &relay->summary;
	const struct {
		const char *key, **to;
	} known[] = {
		{ "kernel", &summary->kernel },
		{ "build", &summary->build },
		{ "machine", &summary->machine },
		{ "context", &summary->context },
		{ "rule_set", &summary->origin.rule_set },
		{ "config", &summary->origin.config },
	};
	bool progress = false;
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(key, known[i].key) == 0)
			progress |= take_fact(relay, key, known[i].to, value);
	i = strcmp(key, "start") == 0 ? index_of(relay, value)
				      : relay->programs.n;
	if (i < relay->programs.n && relay->state[i] == TO_DO) {
		relay->state[i] = RUNNING;
		progress = true;
	}
	return progress;
}

bool relay_result(struct relay *relay, const char *id, struct result *result)
{
	size_t i = index_of(relay, id);

	if (i < relay->programs.n) {
		result->program = &relay->programs.at[i];
		apply_known(result);
	}
	if (i < relay->programs.n && relay->state[i] == DONE &&
	    relay->summary.results[i].verdict != result->verdict)
		contradict(
			relay,
			print("contradictory output: %s is %s and %s", id,
			      verdict_names[relay->summary.results[i].verdict],
			      verdict_names[result->verdict]));
	if (i == relay->programs.n || relay->state[i] == DONE) {
		free_result(result);
		return false;
	}
	relay->state[i] = DONE;
	relay->summary.results[i] = *result;
	relay->summary.results[i].target = relay->word;
	return true;
}

bool anything_left(const struct relay *relay)
{
	for (size_t i = 0; i < relay->programs.n; i++)
		if (relay->state[i] != DONE)
			return true;
	return false;
}

double longest_relay(const struct relay *relay)
{
	return options.boot_timeout + options.hang_timeout +
	       (options.timeout + options.grace) * options.repeat *
		       (double)relay->programs.n;
}

/* ---- Printing ------------------------------------------------------------ */

static void flush_relay(struct relay *relay)
{
	if (relay->out.fd != -1 && relay->out.pending.length) {
		wipe_line();
		flush_out(&relay->out);
		if (relay->out.error == EPIPE)
			stop_running(true);
	}
	if (relay->record.fd != -1)
		flush_out(&relay->record);
}

static void begin_printing(struct relay *relay)
{
	if (relay->printing)
		return;
	relay->printing = true;
	remember(&relay->summary.kernel, "unknown");
	remember(&relay->summary.machine, relay->machine);
	remember(&relay->summary.context, "unknown");
	printer()->begin(&relay->out, &relay->summary);
	if (relay->record.fd != -1)
		tap_printer.begin(&relay->record, &relay->summary);
}

/* If two streams contradict each other, every result is ERROR. */
static void doubt(const struct relay *relay, struct result *result)
{
	free(result->reason);
	result->reason = copy(relay->contradiction);
	result->verdict = ERROR;
	memset(result->runs_with, 0, sizeof(result->runs_with));
	result->runs_with[ERROR] = result->runs;
}

static void print_one(struct relay *relay, size_t i)
{
	struct result *result = &relay->summary.results[i];

	if (relay->contradiction)
		doubt(relay, result);
	count_result(&relay->summary, result);
	printer()->result(&relay->out, result, i + 1);
	if (relay->record.fd != -1)
		tap_printer.result(&relay->record, result, i + 1);
}

void relay_ready(struct relay *relay)
{
	struct summary *summary = &relay->summary;

	begin_printing(relay);
	while (summary->done < relay->programs.n &&
	       relay->state[summary->done] == DONE)
		print_one(relay, summary->done++);
	flush_relay(relay);
}

/* At the end, prints the results that follow a missing one. */
static void print_rest(struct relay *relay)
{
	struct summary *summary = &relay->summary;

	relay_ready(relay);
	for (; summary->done < relay->programs.n; summary->done++)
		if (relay->state[summary->done] == DONE)
			print_one(relay, summary->done);
}

void finish_relay(struct relay *relay)
{
	int64_t spent = now() - relay->began;

	relay->summary.seconds = (double)spent / (1000.0 * MS);
	print_rest(relay);
	relay->summary.doubtful = relay->contradiction != NULL;
	if (relay->contradiction && !relay->summary.lost)
		relay->summary.lost = relay->contradiction;
	printer()->end(&relay->out, &relay->summary);
	if (relay->record.fd != -1)
		tap_printer.end(&relay->record, &relay->summary);
	flush_relay(relay);
}

int status_of_relay(const struct relay *relay)
{
	int status = status_by_counts(&relay->summary);

	if (relay->out.error == EPIPE)
		return STDOUT_CLOSED;
	if (interrupted_by())
		return 128 + interrupted_by();
	if (status != RULE_FAILED &&
	    (relay->out.error || relay->record.error || anything_unkilled()))
		return NO_VERDICT;
	return status;
}
