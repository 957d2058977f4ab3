// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * options.c - the command line.
 *
 * One table of commands and one of options: the parser, --help and the
 * completions are all made of them, and a test holds the manual page against
 * them.
 */
#include <stdlib.h>
#include <string.h>

#include "runner.h"

struct options options = {
	.repeat = 1,
	.part = 1,
	.parts = 1,
	.grace = 3,
	.memory = 512,
	.dmesg = -1,
	.boot_timeout = 120,
	.hang_timeout = 20,
};

const struct command commands[COMMANDS] = {
	[RUN] = { "run", "[SELECT...]", "judge this kernel (the default)",
		  false, false,
		  "run lifecycle 'init-signals.*' -x '*.sigstop-*'" },
	[BOOT] = { "boot", "KERNEL... [SELECT...]",
		   "boot kernel images, and judge them", false, false,
		   "boot arch/x86/boot/bzImage debian:trixie -o results" },
	[INSIDE] = { "inside", "[SELECT...] -- COMMAND...",
		     "judge from inside the container that COMMAND starts",
		     false, true,
		     "inside numbering -- bwrap --bind / / --dev /dev --proc "
		     "/proc "
		     "--unshare-pid --cap-add ALL --" },
	[INIT] = { "init", "[SELECT...] -- PROGRAM...",
		   "judge a program as init of a PID namespace", false, true,
		   "init -- tini -- {}" },
	[RUNTIMES] = { "runtimes", "[NAME...]",
		       "judge the container runtimes of this host", true, false,
		       NULL },
	[PACK] = { "pack", "[SELECT...]",
		   "put runner and programs into one archive", false, false,
		   "pack -o bundle.tar" },
	[LIST] = { "list", "[SELECT...]", "print the ids of the rules", false,
		   false, "list --long numbering" },
	[SHOW] = { "show", "ID...", "explain a rule", false, false,
		   "show numbering.pid-survives-execve" },
	[DOCTOR] = { "doctor", "[SELECT...]",
		     "tell what this host allows, and what is skipped", false,
		     false, "doctor --user userns" },
	[REPORT] = { "report", "FILE|DIR...",
		     "turn results into HTML, JUnit, Markdown, JSON or CSV",
		     true, false, NULL },
	[COMPARE] = { "compare", "OLD NEW", "tell what changed", true, false,
		      NULL },
	[EXPORT] = { "export", "FORMAT DIR...",
		     "turn results into what a service reads", true, false,
		     NULL },
	[MUTANTS] = { "mutants", "[N...]",
		      "show what notices kernels that are broken on purpose",
		      true, false, NULL },
	[COMPLETION] = { "completion", "bash|zsh|fish",
			 "print what the shell needs to complete", false, false,
			 "completion bash > "
			 "~/.local/share/bash-completion/completions/pidspec" },
	[HELP] = { "help", "[COMMAND]", "explain a command", false, false,
		   "help boot" },
};

enum {
	IN_RUN = 1 << RUN,
	IN_BOOT = 1 << BOOT,
	IN_INSIDE = 1 << INSIDE,
	IN_INIT = 1 << INIT,
	IN_PACK = 1 << PACK,
	IN_LIST = 1 << LIST,
	IN_SHOW = 1 << SHOW,
	IN_DOCTOR = 1 << DOCTOR,
	IN_HERE = IN_RUN | IN_INIT,
	IN_ALSO = IN_RUN | IN_BOOT | IN_INSIDE, /* also elsewhere */
	IN_ANY = IN_ALSO | IN_INIT,
	IN_SELECT = IN_ANY | IN_PACK | IN_LIST | IN_DOCTOR,
	IN_JUDGE = IN_ANY | IN_DOCTOR,
	IN_ALL = IN_SELECT | IN_SHOW,
};

#define AT(member) offsetof(struct options, member)

const struct option option_table[] = {
	/* What to judge */
	{ "exclude", 'x', IN_SELECT, WORDS, AT(exclude), "PATTERN",
	  "leave these out; may be repeated" },
	{ "select", 'S', IN_SELECT, FILENAME, AT(selection), "FILE",
	  "only what is in FILE: an id, area or glob a line" },
	{ "partition", 0, IN_SELECT, PART, 0, "M/N",
	  "only the M-th of N parts" },
	{ "programs", 0, IN_ALL & ~IN_INIT, FILENAME, AT(programs), "DIR",
	  "where the programs of the rules are" },

	/* How */
	{ "jobs", 'j', IN_ALL & ~IN_PACK, COUNT, AT(jobs), "N",
	  "so many at a time; as many as there are CPUs" },
	{ "timeout", 't', IN_JUDGE, SECONDS, AT(timeout), "S",
	  "seconds until a program is late (10; 60 if commands are run)" },
	{ "grace", 0, IN_JUDGE, PERIOD, AT(grace), "S",
	  "seconds from then until it is killed (3)" },
	{ "user", 'u', IN_JUDGE, CHOICE, AT(user), "auto|root|userns",
	  "judge as root, or in a user namespace" },
	{ "depth", 0, IN_ALSO, COUNT, AT(depth), "N",
	  "judge N PID namespaces deep" },
	{ "abi", 0, IN_RUN | IN_BOOT, CHOICE, AT(abi), "native|32",
	  "32: use 32-bit programs, which the kernel runs by other code" },
	{ "repeat", 0, IN_ANY, COUNT, AT(repeat), "N",
	  "run each N times; its worst verdict counts" },
	{ "repeat-for", 0, IN_HERE, PERIOD, AT(repeat_for), "S",
	  "run all again and again, for S seconds and the last round" },
	{ "until-fail", 0, IN_HERE, FLAG, AT(until_fail), NULL,
	  "all over again until something is wrong" },
	{ "fail-fast", 0, IN_HERE, FLAG, AT(fail_fast), NULL,
	  "start nothing more after the first FAIL" },
	{ "shuffle", 0, IN_RUN | IN_BOOT | IN_INIT, SEED, AT(seed), "[=SEED]",
	  "in random order; the seed is printed" },
	{ "wrap", 0, IN_RUN, STRING, AT(wrap), "COMMAND",
	  "start each program under COMMAND" },
	{ "dry-run", 'n', IN_RUN | IN_BOOT | IN_INIT, FLAG, AT(dry_run), NULL,
	  "only print what would run, in which order" },

	{ "dmesg", 0, IN_RUN | IN_BOOT, CHOICE, AT(dmesg), "off|warn|fail",
	  "show, or hold against rules, what the kernel warns of meanwhile" },
	{ "announce", 0, IN_RUN, FLAG, AT(announce), NULL,
	  "say in the TAP when a rule starts" },

	{ "run-id", 0, IN_RUN, NAME, AT(run_id), "ID",
	  "print ID in the header of the TAP, and a hash of the rules" },

	/* Which machine */
	{ "vm", 0, IN_BOOT, CHOICE, AT(vm), "qemu|uml",
	  "uml: also run User-Mode Linux, which is no sandbox" },
	{ "accel", 0, IN_BOOT, CHOICE, AT(accel), "auto|kvm|tcg",
	  "auto: KVM where it works, and else TCG" },
	{ "cpus", 0, IN_BOOT, COUNT, AT(cpus), "N",
	  "of a guest; as many as there are, shared by those that run" },
	{ "memory", 0, IN_BOOT, COUNT, AT(memory), "MIB", "of a guest (512)" },
	{ "append", 0, IN_BOOT, STRING, AT(append), "WORDS",
	  "more for the command line of the kernel" },
	{ "qemu", 0, IN_BOOT, FILENAME, AT(qemu), "FILE", "the QEMU to use" },
	{ "boot-timeout", 0, IN_BOOT | IN_INSIDE, SECONDS, AT(boot_timeout),
	  "S", "seconds until a kernel or a container has to begin (120)" },
	{ "hang-timeout", 0, IN_BOOT | IN_INSIDE, SECONDS, AT(hang_timeout),
	  "S", "seconds of silence that it does not survive (20)" },
	{ "on-crash", 0, IN_BOOT, CHOICE, AT(on_crash), "continue|stop",
	  "boot it again, for the rest of the rules" },
	{ "arch", 0, IN_PACK | IN_INSIDE, STRING, AT(arch), "MACHINE",
	  "for which machine; for this one" },

	/* What comes of it */
	{ "target", 0, IN_RUN | IN_INSIDE | IN_INIT, NAME, AT(target), "NAME",
	  "what to call in reports what is judged" },
	{ "format", 'F', IN_ANY, CHOICE, AT(format),
	  "pretty|tap|ktap|kselftest|jsonl", "what to print" },
	{ "as", 0, IN_PACK, CHOICE, AT(archive), "tar|initramfs|script",
	  "which archive to make" },
	{ "output", 'o', IN_ANY | IN_PACK, FILENAME, AT(output), "PATH",
	  "the directory to keep results in; of pack, the archive" },
	{ "known", 0, IN_RUN | IN_BOOT | IN_INIT, FILENAME, AT(known), "FILE",
	  "issues that are known: they do not fail the run" },
	{ "no-known", 0, IN_ALSO, FLAG, AT(no_known), NULL,
	  "without the known issues that come with the programs" },
	{ "exit-style", 0, IN_ANY, CHOICE, AT(style),
	  "pidspec|kselftest|automake|tap|ltp|bisect", "whose exit statuses" },
	{ "slowest", 0, IN_ANY, COUNT, AT(slowest), "N",
	  "print the N slowest" },
	{ "quiet", 'q', IN_ANY, FLAG, AT(quiet), NULL, "only the last line" },
	{ "verbose", 'v', IN_ANY, FLAG, AT(verbose), NULL,
	  "a line for each rule" },
	{ "color", 0, IN_ANY, CHOICE, AT(color), "auto|always|never",
	  "auto: on a terminal, unless NO_COLOR is set" },
	{ "containers", 0, IN_DOCTOR, FLAG, AT(containers), NULL,
	  "tell of the container runtimes instead" },
	{ "long", 'l', IN_LIST, FLAG, AT(details), NULL,
	  "with level and sentence" },
	{ "json", 0, IN_LIST | IN_SHOW, FLAG, AT(json), NULL,
	  "one JSON object a line" },
};

enum { OPTIONS = sizeof(option_table) / sizeof(option_table[0]) };

const size_t n_options = OPTIONS;

/* ---- Parsing ----------------------------------------------------------- */

void add_word(struct words *words, const char *word)
{
	words->word =
		enlarge(words->word, (words->n + 1) * sizeof(*words->word));
	words->word[words->n++] = word;
}

void free_words(struct words *words)
{
	for (size_t i = 0; i < words->n; i++)
		free((char *)words->word[i]);
	free(words->word);
	*words = (struct words){ 0 };
}

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
		fail("--%s: '%s' is not %s", name, value, option->value);
	}
}

static int parse_choice(const struct option *option, const char *value)
{
	size_t length = strlen(value);
	const char *choice = option->value;

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

/* One that stands without a value. */
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
		*(int *)member = parse_choice(option, value);
		break;
	case SEED:
		parse_seed(option, value);
		break;
	case PART:
		parse_part(option, value);
		break;
	}
}

static const struct option *in_command(const struct option *option,
				       const char *typed)
{
	if (option->commands & 1U << options.command)
		return option;
	fail("%s is no option of 'pidspec %s'; see 'pidspec help %s'", typed,
	     commands[options.command].name, commands[options.command].name);
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

/* Returns the next argument to be looked at. */
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
		fail("--%s needs a value: %s", option->name, option->value);
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
			fail("-%c needs a value: %s", *letter, option->value);
		}
	}
	return at + 1;
}

/* Or COMMANDS, and the name that was probably meant, or NULL. */
static int look_up_command(const char *word, const char **guess)
{
	const char *names[COMMANDS];

	for (int i = 0; i < COMMANDS; i++) {
		if (strcmp(word, commands[i].name) == 0)
			return i;
		names[i] = commands[i].name;
	}
	*guess = nearest(word, names, COMMANDS);
	return COMMANDS;
}

static int find_command(const char *word)
{
	const char *guess;
	int command = look_up_command(word, &guess);

	if (command == COMMANDS)
		fail("no command '%s'; did you mean 'pidspec %s%s'?", word,
		     guess ? guess : "run ", guess ? "" : word);
	return command;
}

static int find_topic(const char *word)
{
	const char *guess;
	int command = look_up_command(word, &guess);

	if (command == COMMANDS && guess)
		fail("no command '%s'; did you mean 'pidspec help %s'?", word,
		     guess);
	if (command == COMMANDS)
		fail("no command '%s'; 'pidspec help' lists them", word);
	return command;
}

static void settle(void)
{
	const char *programs = getenv("PIDSPEC_PROGRAMS");

	if (!options.programs && programs && *programs)
		options.programs = programs;
	if (options.dmesg == -1)
		options.dmesg =
			options.command == BOOT ? DMESG_WARN : DMESG_OFF;
	if (options.command == SHOW && options.arguments.n == 0)
		fail("show what? 'pidspec list' knows the ids");
	if (options.command == PACK && !options.output)
		fail("pack where? 'pidspec pack -o FILE'");
	if (options.command == INSIDE && options.line.n == 0)
		fail("inside what? 'pidspec inside -- COMMAND...'");
	if (options.command == INIT && options.line.n == 0)
		fail("judge which program? 'pidspec init -- PROGRAM...'");
	if (options.command == COMPLETION && options.arguments.n != 1)
		fail("for which shell? 'pidspec completion bash|zsh|fish'");
}

/* What stands for a command although it looks like an option: nothing before it
   or after it counts. */
static bool is_answered_at_once(const char *word)
{
	const char *topic =
		options.command == RUN ? NULL : commands[options.command].name;

	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
		options.version = true;
		return true;
	}
	if (strcmp(word, "--help") != 0 && strcmp(word, "-h") != 0)
		return false;
	options.command = HELP;
	options.arguments.n = 0;
	if (topic)
		add_word(&options.arguments, topic);
	return true;
}

void parse_options(int argc, char *argv[])
{
	char **at = argv + (argc > 0);
	struct words *words = &options.arguments;
	bool ended = false;

	if (*at && **at != '-')
		options.command = find_command(*at++);
	while (*at && commands[options.command].passes_on)
		add_word(&options.arguments, *at++);
	while (*at) {
		if (ended || (*at)[0] != '-' || strcmp(*at, "-") == 0) {
			add_word(words, *at++);
			continue;
		}
		ended = strcmp(*at, "--") == 0;
		if (is_answered_at_once(*at))
			return;
		if (ended && commands[options.command].has_line)
			words = &options.line;
		if (ended)
			at++;
		else
			at = (*at)[1] == '-' ? parse_long(at)
					     : parse_letters(at);
	}
	settle();
}

/* ---- Help -------------------------------------------------------------- */

static void print_option(const struct option *option)
{
	char *left = print("%c%c%s --%s%s%s", option->letter ? '-' : ' ',
			   option->letter ? option->letter : ' ',
			   option->letter ? "," : " ", option->name,
			   option->value && option->kind != SEED ? " " : "",
			   option->value ? option->value : "");

	if (strlen(left) > 28)
		say("  %s\n  %-28s  %s\n", left, "", option->help);
	else
		say("  %-28s  %s\n", left, option->help);
	free(left);
}

static void print_options(int command)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (option_table[i].commands & 1U << command)
			print_option(&option_table[i]);
}

void print_help(const char *topic)
{
	int command = topic ? find_topic(topic) : RUN;

	if (commands[command].passes_on) {
		options.command = command;
		options.arguments.n = 0;
		add_word(&options.arguments, "--help");
		pass_on();
	}
	if (topic) {
		say("Usage: pidspec %s [OPTION...] %s\n\n%s: %s\n\n"
		    "Example: pidspec %s\n\n",
		    topic, commands[command].arguments, topic,
		    commands[command].help, commands[command].example);
		print_options(command);
		return;
	}
	say("Usage: pidspec [COMMAND] [OPTION...] [SELECT...]\n\n"
	    "Judges whether this kernel keeps the documented rules of PID "
	    "namespaces.\n\n");
	for (int i = 0; i < COMMANDS; i++)
		say("  %-10s  %s\n", commands[i].name, commands[i].help);
	say("\nSELECT is an id (numbering.pid-survives-execve), an area "
	    "(numbering) or a glob\n('*.kill-*').  Without one, all rules "
	    "of "
	    "the kernel are meant, and not 'tools':\nwhat unshare, nsenter, "
	    "lsns and ps show of them.\n\n'pidspec help COMMAND' has the "
	    "arguments and options of each, pidspec(1) explains\nthem.  "
	    "Options of run:\n");
	print_options(RUN);
	say("  -h, --help                    of a command, behind its "
	    "name\n"
	    "  -V, --version\n");
	say("\nExit status: 0 all rules are kept, 1 one is broken, 2 usage, "
	    "3 some rule got\nno verdict, 4 nothing ran or everything was "
	    "skipped, 6 a kernel or a\ncontainer did not start or was lost, "
	    "130 and 143 interrupted.\n");
}
