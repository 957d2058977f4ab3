// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * main.c - pidspec explore: compare the kernel with a model, scene by scene.
 *
 * This process creates the workers, prints what they find, and kills them.  It
 * performs no step of a scene.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actors.h"
#include "recorded.h"
#include "replay.h"
#include "report.h"
#include "src/guest.h"
#include "src/sys.h"
#include "steps.h"
#include "storm.h"
#include "stream.h"

enum {
	AGREE,
	DIFFER,
	BAD_INPUT,
	INCONCLUSIVE,
	MOST_JOBS = 64,
	STEPS = 12,
	STEPS_OF_STORM = 100,
	MOST_OF_STORM = 10000,
	MOST_FIRST = MEMBERS / 2, /* of a storm: the rest is for its steps */
	LIMIT_OF_WORKERS = 5000
};

static struct {
	struct plan plan;
	const char *directory, *replay, *extract;
	bool as_rule; /* the runner executes this as the program of a rule */
} options = {
	.plan = { .seed = 1, .scenes = 1000 },
};

static struct {
	pid_t pid;
	int pidfd; /* -1: it has been reaped */
} workers[MOST_JOBS];

static _Noreturn void reject(const char *what, const char *remedy)
{
	fprintf(stderr, "explore: %s; %s\n", what, remedy);
	exit(BAD_INPUT);
}

/* ---- Options ----------------------------------------------------------- */

static const char HELP[] =
	"Usage: pidspec explore [OPTION...]\n"
	"Compare the kernel with a model of PID namespaces.  A scene is a "
	"short sequence\nof steps, such as system calls, in several "
	"processes.\n\n"
	"  --seed N          the seed of the first scene (default 1)\n"
	"  --scenes N        run N scenes (default 1000)\n"
	"  --for S           run scenes for S seconds\n"
	"  --steps K         steps of a scene, 1 to 40 (default 12); or of "
	"each of the\n"
	"                    first processes of a storm, 1 to 10000 (default "
	"100)\n"
	"  --processes P     at most P processes besides the first, 2 to 7; "
	"or the\n"
	"                    number at the beginning of a storm, 2 to 32\n"
	"  --exhaustive K    run every scene of up to K steps, 1 to 4\n"
	"  --partition I/N   run part I of N of these scenes\n"
	"  --storm           run storms instead: many processes take random "
	"steps at\n"
	"                    the same time, without the model, and then all "
	"must end\n"
	"  --known           also take steps with known deviations\n"
	"  --no-shrink       do not shorten the scene of a difference\n"
	"  -j N              run N scenes in parallel (default: eight for each "
	"CPU;\n"
	"                    one for each CPU with --storm)\n"
	"  -o DIR            write results.tap to DIR, and the files of a "
	"difference\n"
	"  --replay FILE     run the scene of FILE\n"
	"  --extract FILE    write the files of the difference in FILE, a "
	"results.tap\n"
	"  --help            print this text\n\n"
	"Exit status: 0 the kernel agrees with the model, 1 it differs\n"
	"each time that the steps are repeated, 2 invalid command line or "
	"file,\n"
	"3 inconclusive.\n";

static long number(const char *option, const char *text, long least, long most)
{
	char *end = NULL, message[200];
	long value = 0;

	errno = 0;
	if (text)
		value = strtol(text, &end, 10);
	if (text && *text && !*end && !errno && value >= least && value <= most)
		return value;
	snprintf(message, sizeof(message),
		 "%s %.60s is not a number from %ld to %ld", option,
		 text ? text : "(nothing)", least, most);
	reject(message, "see --help");
}

struct numeric {
	const char *name;
	long least, most;
	long *at;
};

static bool take_number(const char *name, const char *text)
{
	static long seed, steps, processes, exhaustive, jobs;
	const struct numeric all[] = {
		{ "--seed", 0, 1L << 30, &seed },
		{ "--scenes", 1, 1L << 30, &options.plan.scenes },
		{ "--for", 1, 1L << 20, &options.plan.seconds },
		{ "--steps", 1, MOST_OF_STORM, &steps },
		{ "--processes", 2, MOST_FIRST, &processes },
		{ "--exhaustive", 1, 4, &exhaustive },
		{ "-j", 1, MOST_JOBS, &jobs },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (strcmp(all[i].name, name) != 0)
			continue;
		*all[i].at = number(name, text, all[i].least, all[i].most);
		if (all[i].at == &seed)
			options.plan.seed = (uint64_t)seed;
		options.plan.steps = (int)steps;
		options.plan.processes = (int)processes;
		options.plan.exhaustive = (int)exhaustive;
		options.plan.jobs = (int)jobs;
		return true;
	}
	return false;
}

static bool take_partition(const char *name, const char *text)
{
	enum { MOST_PARTS = 1000000 };
	char part[24] = "", parts[24] = "", end;

	if (strcmp(name, "--partition") != 0)
		return false;
	if (!text ||
	    sscanf(text, "%23[0-9]/%23[0-9]%c", part, parts, &end) != 2)
		reject("--partition is not of the form I/N",
		       "for example, 1/10");
	options.plan.parts = (int)number(name, parts, 1, MOST_PARTS);
	options.plan.part = (int)number(name, part, 1, options.plan.parts);
	return true;
}

static bool take_flag(const char *name)
{
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
		fputs(HELP, stdout);
		exit(AGREE);
	}
	if (strcmp(name, "--known") == 0)
		options.plan.deviations = true;
	else if (strcmp(name, "--no-shrink") == 0)
		options.plan.no_shrink = true;
	else if (strcmp(name, "--storm") == 0)
		options.plan.storm = true;
	else
		return false;
	return true;
}

static bool take_path(const char *name, const char *text)
{
	if (strcmp(name, "-o") == 0)
		options.directory = text;
	else if (strcmp(name, "--replay") == 0)
		options.replay = text;
	else if (strcmp(name, "--extract") == 0)
		options.extract = text;
	else
		return false;
	if (!text)
		reject(name, "requires a path after it");
	return true;
}

static void parse(char **argv)
{
	char message[200];

	while (*++argv) {
		if (take_flag(*argv))
			continue;
		if (!take_path(argv[0], argv[1]) &&
		    !take_partition(argv[0], argv[1]) &&
		    !take_number(argv[0], argv[1])) {
			snprintf(message, sizeof(message), "no option '%.60s'",
				 *argv);
			reject(message, "see --help");
		}
		argv++;
	}
}

/* The runner passes on its options in a variable, as words without quotes. */
static void parse_words(char *words)
{
	char *argv[16] = { 0 }, *rest;
	int count = 1;

	options.as_rule = true;
	for (char *word = strtok_r(words, " ", &rest); word && count < 15;
	     word = strtok_r(NULL, " ", &rest))
		argv[count++] = word;
	parse(argv);
}

/* At any time, most workers wait for the kernel to end a namespace.  The
   processes of a storm do not wait. */
static int default_jobs(void)
{
	long jobs = sysconf(_SC_NPROCESSORS_ONLN);

	if (!options.plan.storm)
		jobs *= 8;
	return jobs < 1 ? 1 : (int)(jobs > MOST_JOBS ? MOST_JOBS : jobs);
}

static void make_directory(void)
{
	if (mkdir(options.directory, 0777) == 0 || errno == EEXIST)
		return;
	fprintf(stderr,
		"explore: %s: %s; name a directory that can be created\n",
		options.directory, strerror(errno));
	exit(BAD_INPUT);
}

/* Storms have no model, so no steps are chosen or left out by it. */
static void check_storm(void)
{
	const struct {
		bool given;
		const char *message;
	} all[] = {
		{ options.plan.exhaustive,
		  "--storm and --exhaustive exclude each other" },
		{ options.replay, "--storm and --replay exclude each other" },
		{ options.extract, "--storm and --extract exclude each other" },
		{ options.plan.deviations,
		  "--storm and --known exclude each other" },
		{ options.plan.no_shrink,
		  "--storm and --no-shrink exclude each other" },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].given && options.plan.storm)
			reject(all[i].message, "leave out one");
}

/* Scenes are shorter than storms, and have fewer processes. */
static void check_sizes(struct plan *plan)
{
	char text[24];

	snprintf(text, sizeof(text), "%d", plan->processes);
	if (plan->processes && !plan->storm)
		number("--processes", text, 2, PROCESSES - 1);
	snprintf(text, sizeof(text), "%d", plan->steps);
	if (plan->steps && !plan->storm)
		number("--steps", text, 1, MAX_STEPS);
	if (plan->steps == 0)
		plan->steps = plan->storm ? STEPS_OF_STORM : STEPS;
}

static bool is_for_facts(int argc, char **argv)
{
	return argc == 2 && strcmp(argv[1], "--rule") == 0;
}

static void read_options(int argc, char **argv)
{
	char why[300], *words = getenv("PIDSPEC_EXPLORE");

	if (is_for_facts(argc, argv)) {
		options.plan.storm = words && strstr(words, "--storm");
		print_facts(&options.plan);
		exit(AGREE);
	}
	if (argc == 1 && words)
		parse_words(words);
	else
		parse(argv);
	check_storm();
	check_sizes(&options.plan);
	if (options.plan.jobs == 0)
		options.plan.jobs = default_jobs();
	if (options.plan.parts && !options.plan.exhaustive)
		reject("--partition requires --exhaustive",
		       "add --exhaustive K");
	if (options.extract && !options.directory)
		reject("--extract requires a directory", "add -o DIR");
	if (options.replay) {
		options.plan.jobs = 1;
		options.plan.count =
			read_replay(options.replay, options.plan.given, why);
		if (options.plan.count == 0) {
			fprintf(stderr, "explore: %s\n", why);
			exit(BAD_INPUT);
		}
	}
	if (options.directory)
		make_directory();
}

static int extract(void)
{
	static struct finding finding;
	char why[300];

	if (!read_recorded(options.extract, &finding, why)) {
		fprintf(stderr, "explore: %s\n", why);
		return BAD_INPUT;
	}
	return write_files(options.directory, &finding) ? AGREE : INCONCLUSIVE;
}

/* ---- Workers ----------------------------------------------------------- */

static _Noreturn void be_worker(const struct identity *identity, int worker,
				int output)
{
	static struct finding failure = { .news = FAILURE };

	if (may_hang && options.plan.storm)
		console = open("/dev/kmsg", O_WRONLY | O_CLOEXEC);
	if (!enter_sandbox(identity, failure.what)) {
		if (write(output, &failure, sizeof(failure)) == -1)
			_exit(INCONCLUSIVE);
		_exit(INCONCLUSIVE);
	}
	search(&options.plan, worker, output);
	_exit(0);
}

static void start_workers(const struct identity *identity, int pipe[2])
{
	fflush(stdout);
	for (int i = 0; i < options.plan.jobs; i++) {
		workers[i].pid = sys_clone(0);
		if (workers[i].pid == 0) {
			close(pipe[0]);
			be_worker(identity, i, pipe[1]);
		}
		workers[i].pidfd = workers[i].pid > 1
					   ? sys_pidfd_open(workers[i].pid)
					   : -1;
	}
	close(pipe[1]);
}

/* Reads results until the first finding, or until all workers have ended. */
static void collect(struct results *results, int input)
{
	struct finding news;
	size_t filled = 0;

	while (!results->has_found) {
		ssize_t length = read(input, (char *)&news + filled,
				      sizeof(news) - filled);

		if (length == -1 && errno == EINTR)
			continue;
		if (length <= 0)
			break;
		filled += (size_t)length;
		if (filled == sizeof(news)) {
			add_news(results, &news);
			filled = 0;
		}
	}
}

static void note_dead_worker(struct results *results)
{
	static const struct finding failure = {
		.news = FAILURE,
		.what = "a worker has ended early",
	};

	if (!results->has_found && results->workers < options.plan.jobs)
		add_news(results, &failure);
}

/* A worker whose scene does not end cannot be waited for. */
static void end_workers(void)
{
	long deadline = now_ms() + LIMIT_OF_WORKERS;

	for (int i = 0; i < options.plan.jobs; i++)
		if (workers[i].pid > 1)
			syscall(SYS_kill, workers[i].pid, SIGKILL);
	for (int i = 0; i < options.plan.jobs; i++) {
		struct pollfd end = { .fd = workers[i].pidfd,
				      .events = POLLIN };
		long left = deadline - now_ms();

		if (workers[i].pidfd == -1)
			continue;
		if (poll(&end, 1, left > 0 ? (int)left : 0) == 1)
			waitpid(workers[i].pid, NULL, 0);
		close(workers[i].pidfd);
	}
}

static int explore(const struct identity *identity, int pipe[2])
{
	static struct results results;

	if (!options.as_rule)
		printf("TAP version 13\n");
	if (!identity->alone)
		printf("# without kill(-1, ...): requires a user without "
		       "other processes (run as root)\n");
	start_workers(identity, pipe);
	collect(&results, pipe[0]);
	note_dead_worker(&results);
	end_workers();
	if (options.as_rule)
		return print_as_rule(&options.plan, &results);
	return report(&options.plan, &results, options.directory);
}

static int resume(const char *state)
{
	if (!return_to_scene(state))
		return BAD_INPUT;
	if (scene->storm.on)
		resume_storm();
	resume_scene();
}

int main(int argc, char **argv)
{
	struct identity identity;
	char why[200] = "";
	int pipe_[2];

	if (argc == 3 && strcmp(argv[1], "--resume") == 0)
		return resume(argv[2]);
	read_options(argc, argv);
	if (options.extract)
		return extract();
	signal(SIGCHLD, SIG_DFL);
	signal(SIGPIPE, SIG_IGN);
	may_hang = is_own_guest();
	if (!find_identity(&identity, why) || pipe(pipe_) == -1) {
		fprintf(stderr, "explore: %s\n",
			why[0] ? why : "pipe(2) fails");
		return INCONCLUSIVE;
	}
	return explore(&identity, pipe_);
}
