// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * boot.c - the command boot: boots kernels in parallel, in one loop.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/out.h"
#include "base/results.h"
#include "base/terminal.h"
#include "base/text.h"
#include "input/explorer.h"
#include "input/result.h"
#include "input/select.h"
#include "input/tree.h"
#include "options/command.h"
#include "options/options.h"
#include "options/words.h"
#include "print/bar.h"
#include "print/printer.h"
#include "relay.h"
#include "run/abi.h"
#include "run/leftovers.h"
#include "run/query.h"
#include "run/run.h"
#include "run/signals.h"
#include "run/spawn.h"
#include "verdict/summary.h"
#include "vm/built.h"
#include "vm/guest.h"
#include "vm/image.h"
#include "vm/machine.h"
#include "vm/scratch.h"
#include "vm/shell.h"
#include "vm/tool.h"
#include "vm/trial.h"
#include "vm/uml.h"

enum { TICK_MS = 100 };

static struct trial *trials;
static size_t n_trials;
static int signals;

/* ---- Setting up ---------------------------------------------------------- */

/* The kernel of the current kernel tree. */
static void add_built_kernel(struct words *kernels)
{
	char *path = find_built_kernel();

	if (!path)
		return;
	complain("booting %s, the newest kernel of this tree", path);
	add_word(kernels, path);
}

/* The arguments that are kernels; the others select rules. */
static struct words take_kernels(void)
{
	struct words all = options.arguments, kernels = { 0 };
	const char *first = all.n ? all.word[0] : NULL;

	options.arguments = (struct words){ 0 };
	for (size_t i = 0; i < all.n; i++)
		add_word(is_image(all.word[i]) ? &kernels : &options.arguments,
			 all.word[i]);
	free(all.word);
	if (kernels.n == 0)
		add_built_kernel(&kernels);
	if (kernels.n == 0 && first)
		fail("no kernel given: '%s' is neither a file nor "
		     "debian:SUITE",
		     first);
	if (kernels.n == 0)
		fail("no kernel given; KERNEL is a path, or debian:SUITE");
	return kernels;
}

/* Numbers kernels with the same name, such as bzImage. */
static void number_name(struct trial *trial)
{
	int n = 1;

	for (struct trial *other = trials; other < trial; other++)
		n += strcmp(other->image.name, trial->image.name) == 0;
	if (n > 1)
		trial->image.name = print("%s-%d", trial->image.name, n);
}

/* Called before the first kernel is booted. */
static void require_free_directory(const struct trial *trial)
{
	char *path = print("%s/%s", options.output, trial->image.name);

	require_free(path);
	free(path);
}

static void warn_of_uml(void)
{
	for (size_t i = 0; i < n_trials; i++)
		if (trials[i].image.vm == VM_UML)
			complain("%s: User-Mode Linux runs as a program of "
				 "this host, as user %u: it is no sandbox",
				 trials[i].image.word, uid_for_uml());
}

static void make_trial(struct trial *trial, const char *word)
{
	char *programs;

	trial->image = find_image(word);
	number_name(trial);
	if (options.output && !options.force && !options.dry_run)
		require_free_directory(trial);
	programs =
		print("%s/testcases",
		      guest_tree(machine_for_rules(trial->image.arch->name)));
	if (!options.programs)
		options.programs = programs;
	trial->relay.programs = select_rules();
	if (options.programs == programs)
		options.programs = NULL;
	free(programs);
	prepare_relay(&trial->relay, trial->image.word,
		      trial->image.arch->machine);
	trial->suspect =
		make(trial->relay.programs.n * sizeof(*trial->suspect));
	if (n_trials > 1)
		trial->relay.out.fd = -1;
}

static void make_trials(void)
{
	struct words kernels = take_kernels();
	size_t cpus = count_cpus();

	n_trials = kernels.n;
	trials = make(n_trials * sizeof(*trials));
	if (n_trials > 1 && !printer()->for_people && !options.output)
		fail("one stream cannot hold the results of %zu kernels; use "
		     "-o DIR",
		     n_trials);
	if (!options.jobs)
		options.jobs = (int)(n_trials < cpus ? n_trials : cpus);
	for (size_t i = 0; i < n_trials; i++)
		make_trial(&trials[i], kernels.word[i]);
	free(kernels.word);
}

static void prepare(void)
{
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

	scratch();
	signals = take_signals();
	prepare_tools(signals);
	if (!options.shell)
		dup2(nothing, 0);
	close(nothing);
	prepare_leftovers();
	prepare_environment();
}

/* ---- The loop ------------------------------------------------------------ */

static size_t count_booted(void)
{
	size_t n = 0;

	for (size_t i = 0; i < n_trials; i++)
		n += trials[i].stage == BOOTED;
	return n;
}

static bool start_trials(void)
{
	for (size_t i = 0; i < n_trials && !interrupted_by() &&
			   count_booted() < (size_t)options.jobs;
	     i++)
		if (trials[i].stage == NOT_YET)
			begin_trial(&trials[i]);
	return count_booted() > 0;
}

/* With several kernels, the results of one are printed when it has ended. */
static void publish(struct trial *trial)
{
	if (trial->stage != FINISHED || trial->relay.out.fd != -1)
		return;
	add_bytes(&standard_output.pending, trial->relay.out.pending.data,
		  trial->relay.out.pending.length);
	drop(&trial->relay.out.pending);
	wipe_line();
	flush_out(&standard_output);
	if (standard_output.error == EPIPE)
		stop_running(true);
}

/* The zombie is reaped last, so that its process group ID is not reused. */
static void find_dead(void)
{
	siginfo_t end = { 0 };

	while (waitid(P_ALL, 0, &end, WEXITED | WNOHANG | WNOWAIT) == 0 &&
	       end.si_pid) {
		struct trial *trial = NULL;

		for (size_t i = 0; i < n_trials; i++)
			if (trials[i].stage == BOOTED &&
			    trials[i].guest.pid == end.si_pid)
				trial = &trials[i];
		if (trial) {
			end_boot(trial);
			publish(trial);
		} else {
			waitpid(end.si_pid, NULL, 0);
		}
		end.si_pid = 0;
	}
}

/* Adds the channels of a guest to @fds. */
static void watch(struct trial *trial, struct pollfd *fds)
{
	for (int i = 0; i < CHANNELS; i++)
		fds[i] = (struct pollfd){ .fd = trial->stage == BOOTED
							? trial->guest.fd[i]
							: -1,
					  .events = POLLIN };
}

static void hear(struct trial *trial, const struct pollfd *fds)
{
	for (int i = 0; i < CHANNELS; i++)
		if (fds[i].fd != -1 && fds[i].revents)
			hear_guest(&trial->guest, i, &trial->log);
	if (trial->stage == BOOTED && is_late(&trial->guest)) {
		trial->guest.hung = true;
		kill_guest(&trial->guest);
	}
}

static void show_progress(void)
{
	struct running running[8];
	static struct summary all;
	size_t n = 0, done = 0, planned = 0;

	memset(all.count, 0, sizeof(all.count));
	for (size_t i = 0; i < n_trials; i++) {
		struct trial *trial = &trials[i];

		done += trial->relay.summary.done;
		planned += trial->relay.programs.n;
		for (int v = 0; v < VERDICTS; v++)
			all.count[v] += trial->relay.summary.count[v];
		trial->label.id = trial->image.name;
		if (trial->stage == BOOTED && n < 8)
			running[n++] = (struct running){ &trial->label,
							 trial->relay.began };
	}
	count_in_bar(&all, done, planned);
	draw_bar(running, n);
}

static void run_trials(void)
{
	struct pollfd *fds = make((n_trials * CHANNELS + 1) * sizeof(*fds));
	struct pollfd *last = &fds[n_trials * CHANNELS];

	*last = (struct pollfd){ signals, POLLIN, 0 };
	while (start_trials()) {
		for (size_t i = 0; i < n_trials; i++)
			watch(&trials[i], &fds[i * CHANNELS]);
		poll(fds, n_trials * CHANNELS + 1, TICK_MS);
		if (hear_signals(signals) == STOP_AT_ONCE)
			break;
		for (size_t i = 0; i < n_trials; i++)
			hear(&trials[i], &fds[i * CHANNELS]);
		find_dead();
		show_progress();
	}
	wipe_line();
	free(fds);
}

/* ---- The end ------------------------------------------------------------- */

static int worst_status(void)
{
	static const int from_bad_to_worse[] = { ALL_PASSED, NOTHING_RAN,
						 NO_VERDICT, LOST,
						 RULE_FAILED };
	size_t worst = 0;

	for (size_t i = 0; i < n_trials; i++)
		for (size_t j = worst; j < 5; j++)
			if (status_by_counts(&trials[i].relay.summary) ==
			    from_bad_to_worse[j])
				worst = j;
	return interrupted_by() ? 128 + interrupted_by()
				: from_bad_to_worse[worst];
}

static int print_commands(void)
{
	const struct machine machine = {
		.accel = options.accel == KVM ? KVM : TCG,
		.initramfs = 3,
		.console = 4,
		.results = 5,
		.kernel = 6,
		.has_terminal = options.shell,
	};

	for (size_t i = 0; i < n_trials; i++) {
		struct words words = machine_words(&trials[i].image, &machine);

		for (size_t j = 0; j < words.n; j++)
			say(strchr(words.word[j], ' ') ? "%s'%s'" : "%s%s",
			    j ? " " : "", words.word[j]);
		say("\n");
	}
	return ALL_PASSED;
}

/* The first given option that changes the virtual machine, or NULL. */
static const char *option_of_qemu(void)
{
	return options.shell	   ? "shell"
	       : options.gdb	   ? "gdb"
	       : options.dtb	   ? "dtb"
	       : options.qemu_args ? "qemu-args"
				   : NULL;
}

/*
 * A guest that is used interactively has no timeouts.  In others, they are
 * longer, because emulation is slow.
 */
static void choose_timeout(void)
{
	enum { IN_GUESTS = 60 };

	if (options.timeout)
		return;
	if (options.gdb)
		options.timeout = MOST_SECONDS;
	else if (!explores()) /* the explorer has a timeout of its own */
		options.timeout = IN_GUESTS;
}

static void check_options(void)
{
	if (options.shell && !options.dry_run)
		require_terminal();
	if (options.shell && options.output)
		fail("--shell records no results; leave out -o");
	if (options.dtb && access(options.dtb, R_OK) == -1)
		fail("--dtb: %s: %s", options.dtb, strerror(errno));
	choose_timeout();
}

static void check_kernels(void)
{
	if ((options.shell || options.gdb) && n_trials > 1)
		fail("--%s takes one kernel, not %zu", option_of_qemu(),
		     n_trials);
	for (size_t i = 0; i < n_trials && option_of_qemu(); i++)
		if (trials[i].image.vm == VM_UML)
			fail("%s: User-Mode Linux does not support --%s",
			     trials[i].image.word, option_of_qemu());
}

static int boot(void)
{
	bool all_gone;

	check_options();
	prepare();
	make_trials();
	check_kernels();
	if (options.dry_run)
		return print_commands();
	if (options.shell)
		return run_shell(&trials[0].image, &trials[0].relay.programs,
				 signals);
	warn_of_uml();
	run_trials();
	for (size_t i = 0; i < n_trials; i++)
		if (trials[i].stage == BOOTED)
			kill_guest(&trials[i].guest);
	end_leftovers(&all_gone);
	return worst_status();
}

static const struct command command = {
	.name = "boot",
	.order = 20,
	.arguments = "[KERNEL...] [SELECT...]",
	.help = "boot kernel images and test them",
	.example = "boot arch/x86/boot/bzImage debian:trixie -o results",
	.options = SELECTION TESTING PRINTING
	"explore explore-scenes storm explore-seed explore-known "
	"programs depth abi repeat shuffle dry-run dmesg vm accel "
	"cpus memory append dtb qemu qemu-args gdb shell boot-timeout "
	"hang-timeout on-crash "
	"known no-known",
	.dmesg = DMESG_WARN,
	.grace = 18, /* removing processes is slow as well */
	.takes_rules = true,
	.takes_files = true,
	.run = boot,
};

REGISTER_COMMAND(command);
