// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * options.c - the command line.
 *
 * The parser, --help and the completions use one table of options, and the
 * table of commands (command.h).  A test compares the manual page with them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/nearest.h"
#include "base/number.h"
#include "base/text.h"
#include "options/command.h"
#include "options/options.h"
#include "options/printers.h"
#include "options/words.h"

struct options options = {
	.repeat = 1,
	.part = 1,
	.parts = 1,
	.grace = -1,
	.memory = 512,
	.dmesg = -1,
	.boot_timeout = 120,
	.hang_timeout = 20,
};

#define AT(member) offsetof(struct options, member)

const struct option option_table[] = {
	/* Which rules */
	{ "exclude", 'x', WORDS, AT(exclude), "PATTERN",
	  "leave out the rules that PATTERN selects; may be repeated" },
	{ "level", 0, WORDS, AT(levels), "LEVEL",
	  "only rules of this level; may be repeated" },
	{ "since", 0, STRING, AT(since), "VERSION",
	  "only rules about features added in this version of Linux or later" },
	{ "needs", 0, WORDS, AT(needs), "NEED",
	  "only rules that require NEED, such as root; may be repeated" },
	{ "source", 0, WORDS, AT(sources), "TEXT",
	  "only rules with TEXT in their source; may be repeated" },
	{ "select", 'S', FILENAME, AT(selection), "FILE",
	  "read selections from FILE, one per line" },
	{ "failed", 0, FILENAME, AT(failed), "DIR",
	  "only rules that failed or were inconclusive in the results in DIR" },
	{ "partition", 0, PART, 0, "M/N", "run only the M-th of N parts" },
	{ "programs", 0, FILENAME, AT(programs), "DIR",
	  "directory of the test programs" },

	{ "host", 0, WORDS, AT(hosts), "[USER@]HOST",
	  "test this host by ssh(1), not the local one; may be repeated" },

	/* How */
	{ "jobs", 'j', COUNT, AT(jobs), "N",
	  "run N tests in parallel (default: 4 for each CPU, up to 16)" },
	{ "timeout", 't', SECONDS, AT(timeout), "S",
	  "per-test timeout in seconds (default 10; 60 for tools)" },
	{ "grace", 0, PERIOD, AT(grace), "S",
	  "kill a test S seconds after its timeout (default 3)" },
	{ "user", 'u', CHOICE, AT(user), "auto|root|userns",
	  "privilege of the tests; userns: each in a user namespace" },
	{ "depth", 0, COUNT, AT(depth), "N",
	  "run the tests in a PID namespace N levels below the caller's" },
	{ "abi", 0, CHOICE, AT(abi), "native|32",
	  "32: run the rules built as 32-bit programs" },
	{ "repeat", 0, COUNT, AT(repeat), "N",
	  "run each test N times; the worst verdict counts" },
	{ "repeat-for", 0, PERIOD, AT(repeat_for), "S",
	  "repeat all tests for S seconds" },
	{ "until-fail", 0, FLAG, AT(until_fail), NULL,
	  "repeat all tests until one does not pass" },
	{ "fail-fast", 0, FLAG, AT(fail_fast), NULL,
	  "start no further tests after a failure" },
	{ "shuffle", 0, SEED, AT(seed), "[=SEED]",
	  "run in random order; the seed is printed" },
	{ "explore", 0, COUNT, AT(explore), "S",
	  "run no rules; compare the kernel with a model for S seconds" },
	{ "explore-scenes", 0, COUNT, AT(explore_scenes), "N",
	  "like --explore, but stop after N scenes of random steps" },
	{ "storm", 0, COUNT, AT(storm), "S",
	  "run no rules; many processes take random steps at once, for S "
	  "seconds" },
	{ "explore-seed", 0, COUNT, AT(explore_seed), "N",
	  "with --explore or --storm: the seed of the first scene (default "
	  "1)" },
	{ "explore-known", 0, FLAG, AT(explore_known), NULL,
	  "with --explore: also take steps with known deviations" },
	{ "wrap", 0, STRING, AT(wrap), "COMMAND",
	  "start each test under COMMAND" },
	{ "dry-run", 'n', FLAG, AT(dry_run), NULL,
	  "print what would run, and in which order" },

	{ "dmesg", 0, CHOICE, AT(dmesg), "off|warn|fail",
	  "report kernel warnings logged during a test; fail: the test then "
	  "fails" },
	{ "announce", 0, FLAG, AT(announce), NULL,
	  "print a TAP comment when a test starts" },

	{ "run-id", 0, NAME, AT(run_id), "ID",
	  "print ID and a hash of the rules in the TAP header" },

	/* Which machine */
	{ "vm", 0, CHOICE, AT(vm), "qemu|uml",
	  "uml: also run User-Mode Linux, which is no sandbox" },
	{ "accel", 0, CHOICE, AT(accel), "auto|kvm|tcg",
	  "auto: KVM if it works, else TCG" },
	{ "cpus", 0, COUNT, AT(cpus), "N",
	  "CPUs of a guest (default: those of the host, divided among "
	  "guests)" },
	{ "memory", 0, COUNT, AT(memory), "MIB",
	  "memory of a guest in MiB (default 512)" },
	{ "append", 0, STRING, AT(append), "WORDS",
	  "append WORDS to the kernel command line" },
	{ "dtb", 0, FILENAME, AT(dtb), "FILE",
	  "the device tree for the kernel" },
	{ "qemu", 0, FILENAME, AT(qemu), "FILE", "the QEMU to use" },
	{ "qemu-args", 0, STRING, AT(qemu_args), "WORDS",
	  "append WORDS to the command line of QEMU" },
	{ "gdb", 0, FLAG, AT(gdb), NULL,
	  "wait for gdb before the kernel starts; disables timeouts" },
	{ "shell", 0, FLAG, AT(shell), NULL,
	  "start a shell in the guest, and run no tests" },
	{ "boot-timeout", 0, SECONDS, AT(boot_timeout), "S",
	  "a kernel must reach user space within S seconds (default 120)" },
	{ "hang-timeout", 0, SECONDS, AT(hang_timeout), "S",
	  "treat a guest as hung after S seconds without output or "
	  "heartbeat (default 20)" },
	{ "on-crash", 0, CHOICE, AT(on_crash), "continue|stop",
	  "continue: after a crash, reboot the guest for the remaining rules" },
	{ "arch", 0, STRING, AT(arch), "MACHINE",
	  "with --host: architecture of the hosts (default: this machine)" },

	/* Output */
	{ "target", 0, NAME, AT(target), "NAME",
	  "name of the system under test in reports" },
	{ "format", 'F', FORMAT, AT(format), "", "output format" },
	{ "tap-known", 0, CHOICE, AT(tap_known), "todo|ok",
	  "print known issues in TAP as not ok # TODO, or as ok # XFAIL" },
	{ "as", 0, CHOICE, AT(archive), "tar|initramfs|script",
	  "kind of archive" },
	{ "output", 'o', FILENAME, AT(output), "PATH",
	  "directory for results" },
	{ "force", 0, FLAG, AT(force), NULL,
	  "replace earlier results in the directory of -o" },
	{ "known", 0, FILENAME, AT(known), "FILE",
	  "read more known issues from FILE; they do not fail the run" },
	{ "no-known", 0, FLAG, AT(no_known), NULL,
	  "ignore all known issues except those of --known" },
	{ "fail-on", 0, CHOICE, AT(fail_on), "code|should|must",
	  "the lowest level whose failures change the exit status" },
	{ "exit-style", 0, CHOICE, AT(style),
	  "pidspec|kselftest|automake|tap|ltp|bisect",
	  "convention for the exit status" },
	{ "slowest", 0, COUNT, AT(slowest), "N", "print the N slowest tests" },
	{ "quiet", 'q', FLAG, AT(quiet), NULL, "print only the last line" },
	{ "verbose", 'v', FLAG, AT(verbose), NULL,
	  "print a line for each rule" },
	{ "color", 0, CHOICE, AT(color), "auto|always|never",
	  "auto: on a terminal, unless NO_COLOR is set" },
	{ "containers", 0, FLAG, AT(containers), NULL,
	  "list the container runtimes, and the rules that they pass" },
	{ "long", 'l', FLAG, AT(details), NULL,
	  "also print level and sentence" },
	{ "json", 0, FLAG, AT(json), NULL, "print one JSON object per line" },
};

/* Options that mean something else in one command. */
static const struct {
	const char *command, *option, *help;
} meanings[] = {
	{ "boot", "jobs",
	  "run N guests in parallel (default: number of CPUs)" },
	{ "boot", "timeout", "per-test timeout in seconds (default 60)" },
	{ "boot", "grace",
	  "kill a test S seconds after its timeout (default 18)" },
	{ "boot", "dry-run", "print the command lines, and do not run them" },
	{ "boot", "output",
	  "directory for results, one subdirectory per kernel" },
	{ "inside", "boot-timeout",
	  "the container must start the runner within S seconds (default "
	  "120)" },
	{ "inside", "hang-timeout",
	  "end the container if no rule starts or ends for the per-test "
	  "timeout plus S seconds (default 20)" },
	{ "inside", "arch",
	  "architecture of the container (default: this machine)" },
	{ "pack", "arch",
	  "architecture of the archive (default: this machine)" },
	{ "pack", "output", "the archive; - is standard output" },
	{ "kconfig", "quiet", "with FILE, print only the last line" },
	{ "kconfig", "verbose",
	  "print the rules that need each option; without FILE, also the "
	  "reason" },
	{ "list", "jobs", "start N programs in parallel to read their rules" },
	{ "show", "jobs", "start N programs in parallel to read their rules" },
	{ "demo", "timeout", "time limit of the commands in seconds" },
};

enum { OPTIONS = sizeof(option_table) / sizeof(option_table[0]) };

const size_t n_options = OPTIONS;

bool belongs(const struct option *option, const struct command *command)
{
	size_t length = strlen(option->name);
	const char *at = command->options;

	while (at && *at) {
		size_t n = strcspn(at, " ");

		if (n == length && strncmp(at, option->name, n) == 0)
			return true;
		at += n + (at[n] == ' ');
	}
	return false;
}

const char *help_of(const struct option *option, const struct command *command)
{
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (strcmp(meanings[i].command, command->name) == 0 &&
		    strcmp(meanings[i].option, option->name) == 0)
			return meanings[i].help;
	return option->help;
}

const char *choices_of(const struct option *option)
{
	if (option->kind == FORMAT)
		return printer_names();
	return option->kind == CHOICE ? option->value : NULL;
}

const char *value_in_help(const struct option *option)
{
	const char *choices = choices_of(option);

	return choices ? choices : option->value;
}

/* ---- Parsing ----------------------------------------------------------- */

static _Noreturn void bad_value(const struct option *option, const char *value)
{
	const char *name = option->name;

	switch (option->kind) {
	case COUNT:
		fail("--%s: '%s' is not a number from 1 to %d", name, value,
		     MOST_COUNT);
	case SECONDS:
		fail("--%s: '%s' is not a number of seconds from %g to %d",
		     name, value, LEAST_SECONDS, MOST_SECONDS);
	case PERIOD:
		fail("--%s: '%s' is not a number of seconds from 0 to %d", name,
		     value, MOST_SECONDS);
	case SEED:
		fail("--%s: '%s' is not a number from 0 to 2^64-1", name,
		     value);
	case PART:
		fail("--%s: '%s' is not M/N with 1 <= M <= N <= %d", name,
		     value, MOST_COUNT);
	case NAME:
		fail("--%s: '%s' is not a name: it has characters that cannot "
		     "be printed",
		     name, value);
	default:
		fail("--%s: '%s' is not %s", name, value,
		     value_in_help(option));
	}
}

static int parse_choice(const struct option *option, const char *value)
{
	size_t length = strlen(value);
	const char *choice = choices_of(option);

	for (int i = 0; choice; i++) {
		if (strncmp(choice, value, length) == 0 && length &&
		    (choice[length] == '|' || choice[length] == '\0'))
			return i;
		choice = strchr(choice, '|');
		choice = choice ? choice + 1 : NULL;
	}
	bad_value(option, value);
}

static int parse_count(const struct option *option, const char *value)
{
	uint64_t number;

	if (!parse_whole(value, 1, MOST_COUNT, &number))
		bad_value(option, value);
	return (int)number;
}

static double parse_seconds(const struct option *option, const char *value)
{
	double least = option->kind == PERIOD ? 0 : LEAST_SECONDS, seconds;

	if (!parse_decimal(value, least, MOST_SECONDS, &seconds))
		bad_value(option, value);
	return seconds;
}

static void parse_part(const struct option *option, const char *value)
{
	const char *at = value;
	uint64_t part, parts;

	if (!take_whole(&at, MOST_COUNT, &part) || *at != '/' ||
	    !parse_whole(at + 1, 1, MOST_COUNT, &parts) || part < 1 ||
	    part > parts)
		bad_value(option, value);
	options.part = (int)part;
	options.parts = (int)parts;
}

static void parse_seed(const struct option *option, const char *value)
{
	options.shuffle = options.seeded = true;
	if (!parse_whole(value, 0, UINT64_MAX, &options.seed))
		bad_value(option, value);
}

static const char *parse_name(const struct option *option, const char *value)
{
	if (!*value || !is_clean(value))
		bad_value(option, value);
	return value;
}

/* An option without a value. */
static void set_plain(const struct option *option)
{
	if (option->kind == SEED)
		options.shuffle = true;
	else
		*(bool *)((char *)&options + option->offset) = true;
}

static void set(const struct option *option, const char *value)
{
	void *member = (char *)&options + option->offset;

	switch (option->kind) {
	case FLAG:
		break; /* has no value */
	case COUNT:
		*(int *)member = parse_count(option, value);
		break;
	case SECONDS:
	case PERIOD:
		*(double *)member = parse_seconds(option, value);
		break;
	case NAME:
		*(const char **)member = parse_name(option, value);
		break;
	case STRING:
	case FILENAME:
		*(const char **)member = value;
		break;
	case WORDS:
		add_word(member, value);
		break;
	case CHOICE:
	case FORMAT:
		*(int *)member = parse_choice(option, value);
		break;
	case SEED:
		parse_seed(option, value);
		break;
	case PART:
		parse_part(option, value);
		break;
	}
	exit_style =
		options.style; /* applies to errors in later options, too */
}

static const struct option *in_command(const struct option *option,
				       const char *typed)
{
	const char *command = options.command->name;

	if (belongs(option, options.command))
		return option;
	fail("%s is not an option of 'pidspec %s'; see 'pidspec help %s'",
	     typed, command, command);
}

static const struct option *find_long(const char *name, size_t length)
{
	const char *names[OPTIONS], *guess;
	char *typed;

	for (size_t i = 0; i < OPTIONS; i++)
		if (strlen(option_table[i].name) == length &&
		    strncmp(option_table[i].name, name, length) == 0)
			return in_command(&option_table[i], name - 2);
	for (size_t i = 0; i < OPTIONS; i++)
		names[i] = option_table[i].name;
	typed = copy_part(name, length);
	guess = nearest(typed, names, OPTIONS);
	free(typed);
	if (guess)
		fail("no option --%.*s; did you mean --%s?", (int)length, name,
		     guess);
	fail("no option --%.*s; see 'pidspec help'", (int)length, name);
}

static const struct option *find_letter(char letter)
{
	const char typed[] = { '-', letter, '\0' };

	for (size_t i = 0; i < OPTIONS; i++)
		if (letter && option_table[i].letter == letter)
			return in_command(&option_table[i], typed);
	fail("no option %s; see 'pidspec help'", typed);
}

/* Returns the next argument to parse. */
static char **parse_long(char **at)
{
	const char *name = *at + 2, *value = strchr(name, '=');
	size_t length = value ? (size_t)(value - name) : strlen(name);
	const struct option *option = find_long(name, length);

	if (value && !option->value)
		fail("--%s takes no value", option->name);
	if (value)
		set(option, value + 1);
	else if (!option->value || option->kind == SEED)
		set_plain(option);
	else if (!at[1])
		fail("--%s requires a value: %s", option->name,
		     value_in_help(option));
	else
		set(option, *++at);
	return at + 1;
}

static char **parse_letters(char **at)
{
	for (const char *letter = *at + 1; *letter; letter++) {
		const struct option *option = find_letter(*letter);

		if (!option->value) {
			set_plain(option);
		} else if (letter[1]) {
			set(option, letter + 1);
			break;
		} else if (at[1]) {
			set(option, at[1]);
			return at + 2;
		} else {
			fail("-%c requires a value: %s", *letter,
			     value_in_help(option));
		}
	}
	return at + 1;
}

/* Whether the command line names the command. */
static bool is_named;

/* A word that is not a command selects rules: "pidspec numbering". */
static const struct command *parse_command(const char *word)
{
	const char *guess;
	const struct command *command = find_command(word, &guess);

	is_named = command != NULL;
	if (command)
		return command;
	options.not_a_command = word;
	add_word(&options.arguments, word);
	return default_command();
}

static void settle(void)
{
	enum { SHORT = 3 };
	const char *programs = getenv("PIDSPEC_PROGRAMS");

	if (!options.programs && programs && *programs)
		options.programs = programs;
	options.other_programs = options.programs != NULL;
	if (options.dmesg == -1)
		options.dmesg = options.command->dmesg;
	if (options.grace < 0)
		options.grace =
			options.command->grace ? options.command->grace : SHORT;
}

/* --version and --help replace the command; all other arguments are ignored. */
static bool is_answered_at_once(const char *word)
{
	const struct command *topic = options.command;

	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
		options.version = true;
		return true;
	}
	if (strcmp(word, "--help") != 0 && strcmp(word, "-h") != 0)
		return false;
	options.command = find_command("help", &(const char *){ NULL });
	options.arguments.n = 0;
	if (is_named)
		add_word(&options.arguments, topic->name);
	return true;
}

void parse_options(int argc, char *argv[])
{
	char **at = argv + (argc > 0);
	struct words *words = &options.arguments;
	bool ended = false;

	for (int i = 0; i < argc; i++)
		add_word(&options.command_line, argv[i]);
	is_named = false;
	options.command =
		*at && **at != '-' ? parse_command(*at++) : default_command();
	while (*at && options.command->passes_on)
		add_word(&options.arguments, *at++);
	while (*at) {
		if (ended || (*at)[0] != '-' || strcmp(*at, "-") == 0) {
			add_word(words, *at++);
			continue;
		}
		ended = strcmp(*at, "--") == 0;
		if (is_answered_at_once(*at))
			return;
		if (ended && options.command->has_line)
			words = &options.line;
		if (ended)
			at++;
		else
			at = (*at)[1] == '-' ? parse_long(at)
					     : parse_letters(at);
	}
	settle();
}
