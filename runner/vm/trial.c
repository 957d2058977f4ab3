// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * trial.c - tests one kernel in one or more boots.
 *
 * If the kernel crashes, the test that was running becomes ERROR, and the
 * kernel is booted again for the remaining rules.  If several tests were
 * running, it is first booted for these alone, with --jobs=1, to find the one
 * that crashes it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/log.h"
#include "base/number.h"
#include "base/out.h"
#include "base/read.h"
#include "base/results.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "difference.h"
#include "input/explorer.h"
#include "input/known.h"
#include "input/record.h"
#include "input/result.h"
#include "input/select.h"
#include "input/tree.h"
#include "options/options.h"
#include "options/words.h"
#include "relay.h"
#include "vm/archive.h"
#include "vm/built.h"
#include "vm/guest.h"
#include "vm/image.h"
#include "vm/kernel.h"
#include "vm/machine.h"
#include "vm/trial.h"

enum { MOST_CRASHES = 20, MOST_LINES = 20 };

/* ---- Printing ------------------------------------------------------------ */

/* Results of suspects may still change. */
static void show_ready(struct trial *trial)
{
	if (!trial->alone)
		relay_ready(&trial->relay);
}

static void write_files_of_difference(const struct trial *trial)
{
	char *directory = options.output ? print("%s/%s", options.output,
						 trial->image.name)
					 : NULL;

	write_difference(directory, &trial->relay.summary);
	free(directory);
}

static void finish(struct trial *trial)
{
	trial->relay.summary.truncated = truncation_of(&trial->log);
	trial->stage = FINISHED;
	trial->alone = false;
	finish_relay(&trial->relay);
	write_files_of_difference(trial);
}

/* ---- Output of a guest --------------------------------------------------- */

/* Progress is a rule that starts or ends for the first time.  Its count is
 * limited by the number of rules, so a guest cannot run for ever. */
static size_t count_progress(const struct relay *relay)
{
	size_t n = 0;

	for (size_t i = 0; i < relay->programs.n; i++)
		n += relay->state[i] == RUNNING ? 1
		     : relay->state[i] == DONE	? 2
						: 0;
	return n;
}

/* The last line of a guest; ignored if it is not an exit status. */
static void take_end(struct guest *guest, const char *value)
{
	uint64_t status;

	if (!parse_whole(value, 0, 255, &status))
		return;
	guest->ended = true;
	guest->status = (int)status;
	kill_guest(guest);
}

static void take_fact(void *whom, const char *key, const char *value)
{
	struct trial *trial = whom;
	size_t before;

	if (strcmp(key, "end") == 0) {
		take_end(&trial->guest, value);
		return;
	}
	before = count_progress(&trial->relay);
	relay_fact(&trial->relay, key, value);
	if (count_progress(&trial->relay) > before)
		restart_stopwatch(&trial->guest.standstill);
}

static void take_result(void *whom, const char *id, struct result *result)
{
	struct trial *trial = whom;
	size_t before = count_progress(&trial->relay);

	relay_result(&trial->relay, id, result);
	if (count_progress(&trial->relay) > before)
		restart_stopwatch(&trial->guest.standstill);
	show_ready(trial);
}

/* ---- Booting ------------------------------------------------------------- */

static bool is_wanted(const struct trial *trial, size_t i)
{
	return trial->relay.state[i] == TO_DO &&
	       (!trial->alone || trial->suspect[i]);
}

static void add_argument(struct text *arguments, const char *argument)
{
	add_bytes(arguments, argument, strlen(argument) + 1);
}

static void add_number(struct text *arguments, const char *option, int number)
{
	char *word = print("%s=%d", option, number);

	add_argument(arguments, word);
	free(word);
}

/* The contents of /arguments, for the init of the guest. */
static struct text make_arguments(const struct trial *trial)
{
	struct words words =
		words_for_runner("/pidspec", trial->guest.record.run);
	struct text arguments = { 0 };

	add_argument(&arguments, results_device(&trial->image));
	for (size_t i = 0; i < words.n; i++)
		add_argument(&arguments, words.word[i]);
	if (!explores()) {
		add_argument(&arguments, "-S");
		add_argument(&arguments, "/selection");
	}
	add_number(&arguments, "--jobs", trial->alone ? 1 : cpus_of_guest());
	add_argument(&arguments, "--known=/known");
	free_words(&words);
	return arguments;
}

static void append_file(struct text *archive, const char *name,
			struct text *bytes)
{
	struct text file =
		archive_file(name, S_IFREG | 0644, bytes->data, bytes->length);

	add_bytes(archive, file.data, file.length);
	drop(&file);
	drop(bytes);
}

static struct text make_initramfs(const struct trial *trial)
{
	struct text archive = { 0 }, arguments = make_arguments(trial);
	struct text selection = { 0 }, known = own_known();

	add_bytes(&archive, trial->base.data, trial->base.length);
	for (size_t i = 0; i < trial->relay.programs.n; i++)
		if (is_wanted(trial, i))
			add(&selection, "%s\n", trial->relay.programs.at[i].id);
	append_file(&archive, "arguments", &arguments);
	append_file(&archive, "selection", &selection);
	append_file(&archive, "known", &known);
	return archive;
}

static uint64_t hash_wanted(const struct trial *trial)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < trial->relay.programs.n; i++)
		if (is_wanted(trial, i))
			hash += hash_rule(trial->relay.programs.at[i].id);
	return hash;
}

/* The machine is stopped until gdb continues it. */
static void print_gdb(const struct image *image)
{
	char *symbols = find_symbols(image->word), *path = socket_for_gdb();

	complain("%s: waiting for: gdb -ex 'target remote %s'%s%s", image->word,
		 path, symbols ? " " : "", symbols ? symbols : "");
	free(symbols);
	free(path);
}

static void boot_again(struct trial *trial)
{
	static const struct record_reader reader = { take_fact, take_result };
	bool no_sandbox = trial->guest.no_sandbox;
	enum accel accel = trial->guest.accel;
	struct text initramfs;

	forget_guest(&trial->guest);
	trial->guest = (struct guest){
		.accel = accel,
		.no_sandbox = no_sandbox,
		.record = { .reader = &reader,
			    .whom = trial,
			    .run = trial->run,
			    .rules = hash_wanted(trial) },
	};
	initramfs = make_initramfs(trial);
	trial->done_before = trial->relay.summary.done;
	start_guest(&trial->guest, &trial->image, &initramfs);
	if (options.gdb)
		print_gdb(&trial->image);
	drop(&initramfs);
}

static int create_in(int directory, const struct trial *trial, const char *name)
{
	int fd = create_file(directory, name);

	if (fd == -1)
		fail("cannot make %s/%s/%s: %s", options.output,
		     trial->image.name, name, strerror(errno));
	return fd;
}

static void open_files(struct trial *trial)
{
	int parent, directory;

	trial->log.out = (struct out){ .fd = -1, .name = "console.log" };
	if (!options.output)
		return;
	parent = open_directory(AT_FDCWD, NULL, options.output);
	directory = open_directory(parent, options.output, trial->image.name);
	make_way(directory, trial->image.name, options.force);
	close(parent);
	trial->relay.record.fd =
		create_in(directory, trial, trial->relay.record.name);
	trial->log.out.fd = create_in(directory, trial, trial->log.out.name);
	close(directory);
}

static const char *tree_of(const struct trial *trial)
{
	return guest_tree(trial->image.arch->name);
}

void begin_trial(struct trial *trial)
{

	open_files(trial);
	trial->relay.began = now();
	trial->stage = BOOTED;
	trial->base = archive_programs(INITRAMFS, tree_of(trial),
				       &trial->relay.programs);
	trial->guest.accel = options.accel;
	if (options.accel == ACCEL_AUTO)
		trial->guest.accel = fastest_accel(&trial->image);
	trial->run = make_run_id();
	trial->relay.summary.target = trial->image.name;
	trial->relay.summary.machine = trial->image.arch->machine;
	trial->relay.summary.vm =
		machine_in_words(&trial->image, trial->guest.accel);
	boot_again(trial);
}

/* ---- The end of a guest -------------------------------------------------- */

static size_t count_running(const struct trial *trial)
{
	size_t n = 0;

	for (size_t i = 0; i < trial->relay.programs.n; i++)
		n += trial->relay.state[i] == RUNNING;
	return n;
}

/* Adds the lines from the cause of the crash on, or the last lines. */
static void add_console(struct text *lines, const struct tail *console)
{
	const char *all = console->lines.data ? console->lines.data : "";
	const char *panic = strstr(all, "Kernel panic");
	int n = 0;

	panic = panic ? panic : strstr(all, "BUG: ");
	if (!panic) {
		add_last_lines(lines, console, MOST_LINES);
		return;
	}
	while (panic > all && panic[-1] != '\n')
		panic--;
	for (; *panic && n < MOST_LINES; n++) {
		size_t length = strcspn(panic, "\n") + 1;

		add_bytes(lines, panic, length);
		panic += length;
	}
}

static void record_crash(struct trial *trial, size_t i, const char *cause)
{
	struct result *result = &trial->relay.summary.results[i];

	*result = (struct result){
		.program = &trial->relay.programs.at[i],
		.target = trial->image.word,
		.verdict = ERROR,
		.reason = copy(cause),
		.runs = 1,
	};
	result->runs_with[ERROR] = 1;
	add_console(&result->console, &trial->guest.console);
	trial->relay.state[i] = DONE;
}

/* A suspect that ran alone without a crash is inconclusive. */
static void record_suspect(struct trial *trial, size_t i)
{
	struct result *result = &trial->relay.summary.results[i];

	if (!trial->suspect[i] || trial->relay.state[i] != DONE)
		return;
	free(result->reason);
	result->reason = print("the kernel crashed while this rule ran with "
			       "others; alone, its verdict is %s",
			       verdict_names[result->verdict]);
	result->verdict = ERROR;
}

/* Records the crash with the running test if it is one, or with all of them if
   the kernel is not booted again. */
static void record_running(struct trial *trial, const char *cause)
{
	bool sure = count_running(trial) == 1 || options.on_crash == CRASH_STOP;

	for (size_t i = 0; i < trial->relay.programs.n; i++) {
		if (trial->relay.state[i] == RUNNING && sure)
			record_crash(trial, i, cause);
		trial->suspect[i] = !sure && trial->relay.state[i] == RUNNING;
		if (trial->suspect[i])
			trial->relay.state[i] = TO_DO;
	}
	trial->alone = !sure;
	complain("%s: %s; %s", trial->image.word, cause,
		 options.on_crash == CRASH_STOP
			 ? "the remaining rules do not run"
		 : sure ? "rebooting for the remaining rules"
			: "rebooting to find the rule that causes it");
}

static void give_up(struct trial *trial, const char *cause)
{
	trial->relay.summary.lost = copy(cause);
	finish(trial);
}

/* The crash cannot be attributed to a rule. */
static void lose(struct trial *trial, const char *cause)
{
	add_console(&trial->relay.summary.last_words, &trial->guest.console);
	give_up(trial, cause);
}

/* The exit status of the runner in the guest: see require_abi(). */
static bool cannot_execute(const struct trial *trial)
{
	return options.abi == ABI_32 && trial->guest.status == NOTHING_RAN;
}

/* Why the runner in the guest exited before all rules ran. */
static char *why_early(const struct trial *trial)
{
	char *rejected = NULL;

	if (trial->guest.status == USAGE)
		rejected = why_rejected(&trial->guest.console, tree_of(trial));
	if (rejected)
		return rejected;
	if (trial->guest.record.mismatch)
		return print("the output is %s", trial->guest.record.mismatch);
	if (cannot_execute(trial))
		return copy(
			"the kernel cannot execute 32-bit programs (requires "
			"CONFIG_IA32_EMULATION or CONFIG_COMPAT)");
	return print("the runner in the guest ended early, with status %d",
		     trial->guest.status);
}

/* The runner in the guest has ended. */
static void end_well(struct trial *trial)
{
	char *cause;

	for (size_t i = 0; trial->alone && i < trial->relay.programs.n; i++)
		record_suspect(trial, i);
	if (!trial->alone && anything_left(&trial->relay)) {
		cause = why_early(trial);
		lose(trial, cause);
		free(cause);
		return;
	}
	trial->alone = false;
	show_ready(trial);
	if (anything_left(&trial->relay))
		boot_again(trial);
	else
		finish(trial);
}

static void end_badly(struct trial *trial, const char *cause)
{
	bool blind = count_running(trial) == 0;

	if (blind && trial->relay.summary.done == trial->done_before) {
		lose(trial, cause);
		return;
	}
	if (!blind)
		record_running(trial, cause);
	show_ready(trial);
	if (options.on_crash == CRASH_STOP || ++trial->crashes > MOST_CRASHES)
		give_up(trial, cause);
	else if (anything_left(&trial->relay))
		boot_again(trial);
	else
		finish(trial);
}

/* Seen with QEMU 7.2 on a loaded host: Linux 6.1 hung once, silently, after it
 * had set up PCI, and Linux 7.2 crashed once, in an interrupt.  A second boot
 * shows whether the kernel always does. */
static bool may_be_the_emulator(const struct trial *trial, enum fate fate)
{
	return never_reached_user_space(&trial->guest, fate) &&
	       !trial->retried && trial->image.vm == VM_QEMU &&
	       trial->guest.accel == TCG && options.on_crash != CRASH_STOP;
}

static void boot_second_time(struct trial *trial)
{
	char *vm = trial->relay.summary.vm;

	trial->retried = true;
	trial->relay.summary.vm = print("%s, second boot", vm);
	free(vm);
	boot_again(trial);
}

void end_boot(struct trial *trial)
{
	enum fate fate = reap_guest(&trial->guest, &trial->log);
	char *cause = cause_of_death(&trial->guest, fate);

	if (fate == NEVER_BEGAN && trial->guest.accel == KVM &&
	    options.accel == ACCEL_AUTO) {
		complain("%s: KVM does not work here (%s); using TCG",
			 trial->image.word, cause);
		trial->guest.accel = TCG;
		free(trial->relay.summary.vm);
		trial->relay.summary.vm = machine_in_words(&trial->image, TCG);
		boot_again(trial);
	} else if (lacks_sandbox(&trial->guest, fate)) {
		trial->guest.no_sandbox = true;
		boot_again(trial);
	} else if (fate == ENDED) {
		end_well(trial);
	} else if (trial->guest.began) {
		end_badly(trial, cause);
	} else if (may_be_the_emulator(trial, fate)) {
		complain("%s: %s; booting a second time", trial->image.word,
			 cause);
		boot_second_time(trial);
	} else {
		lose(trial, cause);
	}
	free(cause);
}
