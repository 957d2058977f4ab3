/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * runner.h - what the files of the command pidspec share.
 *
 * Data flows one way:
 *
 *	programs -> run.c -> outcome -> verdict.c -> result -> printers
 *
 * run.c knows processes and no TAP, verdict.c knows TAP and no processes, and
 * the printers know neither.
 */
#ifndef RUNNER_H
#define RUNNER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define PIDSPEC_VERSION "1.0"

enum { MS = 1000000 }; /* in nanoseconds */

/* Limits, in bytes; pidspec(1) documents them. */
enum {
	MOST_OUTPUT = 256 * 1024,      /* of a program, on stdout or stderr */
	MOST_EVIDENCE = 64 * 1024,     /* about a rule, in a stream */
	MOST_STREAM = 8 * 1024 * 1024, /* about all rules, in a stream */
	MOST_REASON = 1024,	       /* why a rule did not pass, there */
	MOST_LOG = 16 * 1024 * 1024,   /* a file of what others print */
};

/* Exit statuses, before --exit-style. */
enum {
	ALL_KEPT = 0,
	BROKEN_RULE = 1,
	USAGE = 2,
	NO_VERDICT = 3,
	NOTHING_RAN = 4,
	LOST = 6, /* what was to be judged did not begin, or was lost */
	STDOUT_CLOSED = 141,
};

/* ---- text.c: strings that grow, and complaints ------------------------- */

struct text {
	char *data; /* ends in a NUL that length does not count */
	size_t length, capacity;
};

#define PRINTF(n) __attribute__((format(printf, n, n + 1)))

void add(struct text *text, const char *format, ...) PRINTF(2);
void add_bytes(struct text *text, const char *bytes, size_t length);
/* What is behind @start if that is how @line starts, or NULL. */
char *after(const char *line, const char *start);
/* Quoted, as JSON wants it. */
void add_json(struct text *text, const char *string);
void vadd(struct text *text, const char *format, va_list args);
void drop(struct text *text);
char *print(const char *format, ...) PRINTF(1); /* free() it */

void *make(size_t size); /* zeroed; never NULL */
void *enlarge(void *memory, size_t size);
char *copy(const char *string);
char *copy_part(const char *string, size_t length);

/* "pidspec: ...", one line on stderr, clean; fail() gives up with USAGE. */
void complain(const char *format, ...) PRINTF(1);
_Noreturn void fail(const char *format, ...) PRINTF(1);
/* Exits, as --exit-style wants it: main.c. */
_Noreturn void end_with(int status);

const char *signal_name(int signal);
/* The candidate that was most probably meant, or NULL. */
const char *nearest(const char *word, const char *const *candidates, size_t n);
int64_t now(void); /* in nanoseconds */

/* The lines of a file, or of standard input ("-"); fails if it cannot. */
struct text read_file(const char *path);
struct text read_text(const char *path); /* without a NUL byte */

/* ---- patience.c: deadlines --------------------------------------------- */

enum { TURN_MS = 1000 }; /* the longest turn of a loop that has deadlines */

struct patience {
	int64_t seen;	/* now(), in the turn before */
	int64_t spent;	/* since it began; in nanoseconds */
	int64_t waited; /* since it was renewed */
};

void begin_patience(struct patience *patience);
void renew_patience(struct patience *patience);
/* In each turn. */
void spend_patience(struct patience *patience);
int64_t nanoseconds(double seconds);
/* For poll(2), if so many nanoseconds are left. */
int next_turn(int64_t left);

/* ---- foreign.c: bytes that others wrote, made fit to be shown ---------- */

/* Whatever is no printable UTF-8, or reorders text, becomes \xNN. */
void add_clean(struct text *text, const char *bytes, size_t length);
char *clean(const char *string); /* free() it */
bool is_clean(const char *string);
/*
 * Calls @take for each line that is whole now, if it is not empty: clean, cut
 * after MAX_LINE bytes, without its end.  What comes after the last of them
 * stays in @rest; end_lines() takes it for a line, too.
 */
enum { MAX_LINE = 8192 };
void feed_lines(struct text *rest, const char *bytes, size_t length,
		void (*take)(void *whom, char *line), void *whom);
void end_lines(struct text *rest, void (*take)(void *whom, char *line),
	       void *whom);

/* The last lines of a console, clean, each with its end. */
struct tail {
	struct text lines;
	struct text *also; /* if there is one, each line is added to it */
	struct text rest;  /* the reader's own */
};

void feed_tail(struct tail *tail, const char *bytes, size_t length);
void end_tail(struct tail *tail); /* what has no end is a line, too */
void drop_tail(struct tail *tail);
bool is_silent(const struct tail *tail);
/* At most so many lines. */
void add_last_lines(struct text *text, const struct tail *tail, int most);
char *last_line(const struct tail *tail); /* or ""; free() it */

/* ---- number.c: numbers that people and programs write -------------------- */

/* The digits at @at, which is moved behind them; false if there are none, or
   if they are more than @most. */
bool take_whole(const char **at, uint64_t most, uint64_t *number);
/* All of @text is a number within that range. */
bool parse_whole(const char *text, uint64_t least, uint64_t most,
		 uint64_t *number);
bool parse_decimal(const char *text, double least, double most, double *number);
/* SOURCE_DATE_EPOCH, or @otherwise; fails if it is no time. */
int64_t source_date(int64_t otherwise);

/* ---- options.c: the command line --------------------------------------- */

enum {
	RUN,
	BOOT,
	INSIDE,
	INIT,
	RUNTIMES,
	PACK,
	LIST,
	SHOW,
	DOCTOR,
	REPORT,
	COMPARE,
	EXPORT,
	MUTANTS,
	COMPLETION,
	HELP,
	COMMANDS,
};
enum user { USER_AUTO, USER_ROOT, USER_USERNS };
enum format { PRETTY, TAP, KTAP, KSELFTEST, JSONL };
enum style {
	PIDSPEC_STYLE,
	KSELFTEST_STYLE,
	AUTOMAKE,
	TAP_STYLE,
	LTP_STYLE,
	BISECT
};
enum when { AUTO, ALWAYS, NEVER };
enum dmesg { DMESG_OFF, DMESG_WARN, DMESG_FAIL };
enum abi { ABI_NATIVE, ABI_32 };
enum on_crash { CRASH_CONTINUE, CRASH_STOP };

struct words {
	const char **word;
	size_t n;
};

void add_word(struct words *words, const char *word);
void free_words(struct words *words); /* and what they are */

struct options {
	int command;
	struct words arguments; /* ids, areas, globs; or what comes after
				   show, completion, help */
	struct words exclude;
	struct words line; /* what comes after "--", of some commands */
	const char *selection, *programs;
	const char *output, *known, *wrap, *target, *run_id;
	bool no_known, until_fail, fail_fast, dry_run, quiet, verbose;
	bool shuffle, seeded, details, json, announce, containers;
	bool version; /* is all that was asked for */
	uint64_t seed;
	int jobs, depth, repeat, slowest, part, parts;
	int user, format, style, color;
	double timeout, grace; /* in seconds; 0: as select_programs() decides */
	double repeat_for;
	int dmesg, abi;

	/* Of boot and pack */
	const char *append, *qemu, *arch;
	int vm, accel, cpus, memory, on_crash, archive;
	double boot_timeout, hang_timeout;
};

extern struct options options;

struct command {
	const char *name, *arguments, *help;
	bool passes_on;	     /* its arguments, as they are, to what does it */
	bool has_line;	     /* "--" and a command of somebody else's */
	const char *example; /* without "pidspec" */
};

enum kind {
	FLAG,
	COUNT,	 /* from 1 */
	SECONDS, /* above 0 */
	PERIOD,	 /* seconds, 0 included */
	STRING,
	NAME, /* of which nothing changes a line that it stands in */
	FILENAME,
	WORDS,
	CHOICE,
	SEED,
	PART
};

enum { MOST_COUNT = 1000000000, MOST_SECONDS = 1000000 };
#define LEAST_SECONDS 0.001

struct option {
	const char *name;
	char letter;
	unsigned int commands; /* a bit each */
	enum kind kind;
	size_t offset;	   /* in struct options */
	const char *value; /* its name, or the choices, or NULL */
	const char *help;
};

extern const struct command commands[COMMANDS];
extern const struct option option_table[];
extern const size_t n_options;

void parse_options(int argc, char *argv[]);
void print_help(const char *topic);

/* completion.c */
void print_completion(const char *shell);

/* ---- select.c: which programs there are, and which are meant ----------- */

struct program {
	char *id;	/* area.rule-in-words */
	char *path;	/* .../area/rule-in-words */
	bool on_demand; /* it runs only if it is named */
};

struct programs {
	struct program *at;
	size_t n;
};

struct programs find_programs(void); /* all, sorted by id */
struct programs select_programs(void);
/* Takes over what @all holds. */
struct programs select_from(struct programs all);
void free_programs(struct programs *programs);
const char *own_directory(void); /* where all that belongs to us is */
const char *programs_directory(void);
uint64_t hash_rule(const char *id);
/* An id, an area or a glob. */
bool names(const char *pattern, const char *id);

/* ---- run.c: programs as processes -------------------------------------- */

struct outcome {
	int start_error; /* errno; nothing else is known then */
	int status;	 /* as of wait(2) */
	bool timed_out, flooded;
	int left; /* processes that outlived it */
	double ms;
	struct text out, err;
};

/* What runs; for the progress bar. */
struct running {
	const struct program *program;
	int64_t since;
};

struct job {
	const struct programs *programs;
	int repeat;			/* each so many times */
	const char *argument;		/* for the programs, or NULL */
	void (*starts)(size_t program); /* may be NULL */
	/* Takes over what the outcome holds. */
	void (*ended)(size_t program, struct outcome *outcome);
	/* Ten times a second, or more often; may be NULL. */
	void (*tick)(const struct running *running, size_t n);
};

size_t count_cpus(void); /* that we may use */
void prepare_running(void);
void run_programs(const struct job *job);
/* Start nothing more; with @at_once, kill what runs. */
void stop_running(bool at_once);
/* A signalfd for SIGCHLD and what interrupts us; and what came of that. */
enum stop { GO_ON, STOP_SOON, STOP_AT_ONCE };
int take_signals(void);
enum stop hear_signals(int fd);
/* The signal that asked us to end early, or 0. */
int interrupted_by(void);
/* How many processes were left behind by a program unknown. */
int unclaimed_strays(void);

/* ---- keeper.c, launcher.c, spawn.c, strays.c
 * ------------------------------------ */

enum { PATIENCE_MS = 3000 }; /* with what SIGKILL should have ended */

struct command_line;

/* Between us and a container. */
struct launcher {
	pid_t pid;
	int orders; /* -1: it is to end what it started */
	int status; /* what the command exited with, when it has ended */
};

/* Returns an errno if the command cannot be started. */
int start_launcher(struct launcher *launcher, const struct command_line *line);
void ask_to_end(const struct launcher *launcher);
void kill_launched(const struct launcher *launcher);
bool launcher_has_ended(struct launcher *launcher);
/* Ends it, too, and all that is left. */
void end_launcher(struct launcher *launcher);
/* It goes on without us, until it has killed the container. */
void leave_launcher(struct launcher *launcher);

/* session.c: returns the exit status of the command, or what interrupted us. */
int run_in_session(const char *const *argv);

/* An outcome in shared memory. */
struct ending {
	size_t program;
	int start_error, status, left;
	bool timed_out, flooded;
	bool spoilt; /* its keeper cannot keep another one */
	double ms;
	size_t length[2];
	char bytes[2][MOST_OUTPUT]; /* stdout, stderr */
};

_Noreturn void keep(int orders, int answers, const struct job *job,
		    struct ending *ending, pid_t parent);

struct command_line {
	const char *const *argv;
	const char *id; /* becomes PIDSPEC_ID */
	int out, err;
	bool in_our_session; /* which must not have a controlling terminal */
};

void prepare_environment(void);
/* The file that a shell would run; NULL if there is none; free() it. */
char *find_in_path(const char *name);
/* In a session of its own, or at least a process group; dies with us.  -errno
   if it cannot start. */
pid_t spawn(const struct command_line *line);
void kill_group(pid_t leader);

void prepare_strays(void);
int watch_children(void); /* a signalfd for SIGCHLD */
enum reaped { LEADER_REAPED, ALL_REAPED, MORE_TO_REAP };
/*
 * Reaps children that have ended, and @leader as the last: its process group is
 * killed first, while it surely is its own.
 */
enum reaped reap_some(pid_t leader, int *status);
/* Kill all our children, and theirs; returns how many there were. */
int end_strays(bool *all_gone);
/*
 * The same without those for which @spared returns true.  @lost is a child of
 * ours that does not end: its children are killed as well, for one of them may
 * trace it.
 */
int end_strays_of(pid_t lost, bool (*spared)(pid_t pid), bool *all_gone);
/* Of a process of ours that is left. */
void report_unkilled(pid_t pid);
bool anything_unkilled(void);

/* ---- tap.c: the only TAP reader ----------------------------------------- */

struct tap {
	char *says, *level, *source;
	char *no_verdict, *timeout, *where; /* of an end without a verdict */
	char *bail_out;
	char *skip; /* why all of it is skipped */
	struct text comments;
	int plans, plan; /* how many were made, and the first */
	int points, passed, failed, skipped;
	int late_plan, disorder; /* points before the plan; the first
				    that has the wrong number */
	struct {
		int number;
		char *text, *where, *expected, *actual;
		struct text waiting;
	} failure; /* the first */

	/* The reader's own. */
	struct text line;
	bool in_block, in_failure, in_waiting;
};

void tap_feed(struct tap *tap, const char *bytes, size_t length);
void tap_end(struct tap *tap);
void tap_free(struct tap *tap);

/* ---- verdict.c: what an outcome means ----------------------------------- */

enum verdict { PASS, SKIP, XFAIL, INFO_FAIL, ERROR, TIMEOUT, XPASS, FAIL };
enum { VERDICTS = FAIL + 1 };

struct result {
	const struct program *program;
	enum verdict verdict; /* the worst, if it ran more than once */
	char *reason;	      /* of a SKIP, ERROR, TIMEOUT, XFAIL or XPASS */
	struct tap tap;
	struct text out, err;
	struct text console; /* what the kernel said meanwhile */
	uint64_t truncated;  /* bytes of all that, beyond its limit */
	const char *target;  /* a kernel that was booted; NULL: this one */
	double ms;
	int runs, runs_with[VERDICTS];
};

extern const char *const verdict_names[VERDICTS];
/* Of INFO_FAIL, which every reader has to take for an expected failure. */
#define INFO_REASON "the level of this rule is INFO"

/* Takes over what @outcome holds. */
struct result judge(const struct program *program, struct outcome *outcome);
/* All that it takes to print it; verdict, reason and time stay. */
void free_evidence(struct result *result);
void free_result(struct result *result);

/* ---- record.c: the runner's own stream, read back ------------------------ */

struct record_reader {
	/* What is said of no rule, or of one that starts: "start", ID. */
	void (*fact)(void *whom, const char *key, const char *value);
	/* Takes over what the result holds. */
	void (*ended)(void *whom, const char *id, struct result *result);
};

struct record {
	const struct record_reader *reader;
	void *whom;
	const char *run; /* what --run-id of that runner is */
	uint64_t rules;	 /* hash_rule() of each that it was given, added up */

	const char *mismatch; /* what another stream was that came, or NULL */
	bool bound;	      /* a header was there that has both */

	/* The reader's own. */
	struct text line;
	bool named; /* the first half of it */
	char *rule, *malformed;
	struct result result;
	size_t held, kept; /* bytes, of this result and of those before */
};

void record_feed(struct record *record, const char *bytes, size_t length);
void record_free(struct record *record);

/* ---- dmesg.c: what the kernel has to say of it --------------------------- */

/* Warnings and worse, one a line. */
void open_dmesg(void);
bool is_alarming(const char *line);
/* Those that came since it was last asked. */
void read_dmesg(struct text *lines);

/* ---- known.c: known issues ---------------------------------------------- */

void read_known(void);
/* The text of the file @name; what it says is added to what is known. */
void parse_known(const char *name, char *text);
void forget_known(void);
/* A FAIL that is known becomes XFAIL, and a PASS in its stead XPASS. */
void apply_known(struct result *result);
/* Complains about entries that have expired or name no failure. */
void report_known(void);

/* ---- suite.c: the command run ------------------------------------------- */

enum { LEVELS = 4 }; /* MUST, SHOULD, INFO, none of them */

struct summary {
	const struct programs *programs;
	struct result *results;
	size_t done; /* the first so many have been printed */
	int count[VERDICTS];
	int level_count[LEVELS][VERDICTS];
	double seconds;
	const char *kernel, *build, *machine, *context;
	const char *target, *vm; /* if it was booted: which, and how */
	const char *lost;	 /* why there is no more of it */
	bool doubtful;		 /* nor is what there is to be trusted */
	struct text last_words;	 /* of its kernel */
	const char *truncated;	 /* what was, and where */
};

extern const char *const level_names[LEVELS];

int run_suite(void);
/* The exit status that --exit-style has for one of ours. */
int in_style(int status);
/* What -F asks for. */
const struct printer *printer(void);
void count_result(struct summary *summary, const struct result *result);
/* The exit status for these counts. */
int status_by_counts(const struct summary *summary);
/* For doctor. */
const struct summary *judge_silently(void);
/* The last line, which scripts look for. */
char *summary_line(const struct summary *summary);

/* ---- print.c, stream.c, pretty.c: results for people and programs -------- */

struct out {
	int fd;
	const char *name;
	struct text pending; /* what could not be written yet */
	int error;
};

extern struct out standard_output;

/* Whatever cannot be written stays pending, so that what a full disk keeps is
   the beginning of what should be there. */
void flush_out(struct out *out);
/* Into standard_output. */
void say(const char *format, ...) PRINTF(1);
/* What becomes of an exit status if something could not be written, of any
   file; standard output is flushed first. */
int status_when_written(int status);

/* ---- log.c: files for what others print --------------------------------- */

struct log {
	struct out out;
	size_t kept;
	uint64_t dropped; /* bytes, beyond the limit */
	bool cut;	  /* and its last line says so */
};

/* Nothing if it is not open. */
void write_to_log(struct log *log, const char *bytes, size_t length);
/* What is in the file counts. */
void continue_log(struct log *log);
/* What was cut, and where; NULL if it is whole. */
char *truncation_of(const struct log *log);

struct printer {
	void (*begin)(struct out *out, const struct summary *summary);
	void (*result)(struct out *out, const struct result *result, size_t n);
	void (*end)(struct out *out, const struct summary *summary);
};

extern const struct printer pretty_printer, tap_printer, ktap_printer,
	kselftest_printer, jsonl_printer;

/* The rules of that verdict, by reason, so many of each: skips and known
   issues. */
void add_reasons(struct text *text, const struct summary *summary,
		 enum verdict verdict, int most);

void draw_bar(const struct running *running, size_t n);
void count_in_bar(const struct summary *summary, size_t ended, size_t planned);
void wipe_bar(void);

/* ---- results.c: what -o names ------------------------------------------- */

/* In @parent, which has that path, or NULL.  It is made if need be; fails if it
   cannot be written in, or is not ours. */
int open_directory(int parent, const char *parent_path, const char *name);
/* A new file, instead of one that was there; -1 if it cannot be made. */
int create_file(int directory, const char *name);
int append_to_file(int directory, const char *name);
int create_output(const char *path);

/* ---- relay.c: what a runner elsewhere finds, printed by us --------------- */

enum state { TO_DO, RUNNING, DONE };

struct relay {
	const char *word;    /* of the target, as it was typed */
	const char *machine; /* that it was expected to be */
	struct programs programs;
	struct summary summary;
	enum state *state; /* of each program */
	int64_t began;
	bool printing;
	char *contradiction; /* in what was said of the whole, or NULL */
	struct out out, record;
};

/* After its programs are known. */
void prepare_relay(struct relay *relay, const char *word, const char *machine);
/* A number that nobody has used; free() it. */
char *make_run_id(void);
/* What the other one is called with, as our options say; free_words() it. */
struct words words_for_runner(const char *runner, const char *run_id);
/* Why that runner rejected them, if it is of another version; free() it.  @tree
   is where its programs are from. */
char *why_rejected(const struct tail *complaints, const char *tree);
/* For a record_reader. */
/* Whether that was any progress: a rule begins or ends for the first time, or
   the stream does. */
bool relay_fact(struct relay *relay, const char *key, const char *value);
bool relay_result(struct relay *relay, const char *id, struct result *result);
bool anything_left(const struct relay *relay);
/* The longest that it may take, in seconds. */
double longest_relay(const struct relay *relay);
/* Those whose turn has come. */
void relay_ready(struct relay *relay);
void finish_relay(struct relay *relay);
/* The exit status, --exit-style apart. */
int status_of_relay(const struct relay *relay);

/* ---- abi.c: rules built for 32-bit programs ------------------------------ */

/* Which tree for guests has the rules for a kernel of that machine. */
const char *machine_for_rules(const char *machine);
/* Sets options.programs, as --abi has it. */
void select_abi(void);
/* Ends with NOTHING_RAN where the kernel cannot execute it. */
void require_abi(const struct program *program);

/* ---- depth.c, show.c, doctor.c ------------------------------------------ */

/* Returns in a process that is so many PID namespaces deeper. */
void descend(int depth);
/* Of a new user namespace, that is. */
bool become_root_of_userns(void);

/* security.c: lines of doctor about security modules */
void add_security(struct text *text);
/* As whom, and where: "root", "uid 65534, userns". */
const char *context(void);

/* vm/boot.c, vm/archive.c */
int boot(void);
int pack(void);

int list_programs(void);
int show_programs(void);
int doctor(void);

/* ---- inside.c, init.c: judged elsewhere ---------------------------------- */

int judge_inside(void);
int judge_init(void);
/* Rules about what is not the kernel: inits, runtimes, pods. */
const char *outside_directory(void);
/* options.line as a shell would take it; free() it. */
char *line_in_shell(void);

/* ---- others.c: commands that other programs do --------------------------- */

_Noreturn void pass_on(void);
_Noreturn void tell_of_containers(void);

#endif
