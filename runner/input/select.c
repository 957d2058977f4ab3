// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * select.c - finds the programs of rules, and selects some of them.
 *
 * There is no registry of rules: every executable AREA/RULE in the directory of
 * programs is a rule, if its name matches [a-z0-9-]+.  Rules of an area with a
 * file AREA/.on-demand are selected only by name.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/nearest.h"
#include "base/read.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "input/former.h"
#include "input/select.h"
#include "options/command.h"
#include "options/options.h"
#include "options/words.h"

static const char WORD[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

/* ---- Finding programs -------------------------------------------------- */

/* The directory of the file that @path names, if there are programs in it. */
static char *home(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *directory = slash ? copy_part(path, slash - path) : copy("."),
	     *programs = print("%s/testcases", directory);
	bool right = access(programs, F_OK) == 0;

	free(programs);
	if (right)
		return directory;
	free(directory);
	return NULL;
}

/* If possible, uses the path of the command line, because reports show it. */
const char *own_directory(void)
{
	const char *self = (const char *)getauxval(AT_EXECFN);
	static char *found;
	char *real;

	if (!found && self) {
		found = home(self);
		real = found ? NULL : realpath(self, NULL);
		if (real)
			found = home(real);
		free(real);
	}
	if (!found)
		fail("no directory 'testcases' beside %s; name one with "
		     "--programs",
		     self ? self : "pidspec");
	return found;
}

const char *programs_directory(void)
{
	static char *programs;

	if (options.programs)
		return options.programs;
	if (!programs)
		programs = print("%s/testcases", own_directory());
	return programs;
}

static bool is_word(const char *name)
{
	return *name && name[strspn(name, WORD)] == '\0';
}

static const char *remedy_of(int error)
{
	if (error == EMFILE)
		return "raise the limit of open files (ulimit -n)";
	if (error == ENFILE)
		return "raise fs.file-max (sysctl)";
	if (error == ENOENT)
		return "name another directory with --programs";
	return "make it readable, or name others with --programs";
}

/* An unreadable directory is an error, because its rules would be missing. */
static _Noreturn void fail_to_read(const char *area, const char *name)
{
	int error = errno;

	fail("cannot read %s%s%s%s%s: %s; %s", programs_directory(),
	     *area ? "/" : "", area, *name ? "/" : "", name, strerror(error),
	     remedy_of(error));
}

/* Rules that need more than the kernel, or more time, are marked by a file. */
static bool is_on_demand(int fd, const char *area)
{
	static const char mark[] = ".on-demand";

	if (faccessat(fd, mark, F_OK, 0) == 0)
		return true;
	if (errno != ENOENT)
		fail_to_read(area, mark);
	return false;
}

static void add_program(struct programs *all, int fd, const char *area,
			const char *rule)
{
	struct stat status;
	struct program *program;

	if (!is_word(rule))
		return;
	if (fstatat(fd, rule, &status, 0) == -1)
		fail_to_read(area, rule);
	if (!S_ISREG(status.st_mode) || !(status.st_mode & 0111))
		return;
	all->at = enlarge(all->at, (all->n + 1) * sizeof(*all->at));
	program = &all->at[all->n++];
	program->id = print("%s.%s", area, rule);
	program->path = print("%s/%s/%s", programs_directory(), area, rule);
	program->on_demand = is_on_demand(fd, area);
}

/* NULL with errno 0 is the end. */
static struct dirent *next_entry(DIR *directory)
{
	errno = 0;
	return readdir(directory);
}

static void add_area(struct programs *all, int parent, const char *area)
{
	int fd = openat(parent, area, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = fd == -1 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (fd == -1 && errno == ENOTDIR)
		return;
	if (!directory)
		fail_to_read(area, "");
	while ((entry = next_entry(directory)))
		add_program(all, fd, area, entry->d_name);
	if (errno)
		fail_to_read(area, "");
	closedir(directory);
}

static int by_id(const void *a, const void *b)
{
	const struct program *x = a, *y = b;

	return strcmp(x->id, y->id);
}

struct programs find_programs(void)
{
	struct programs all = { 0 };
	DIR *directory = opendir(programs_directory());
	struct dirent *entry;

	if (!directory)
		fail_to_read("", "");
	while ((entry = next_entry(directory)))
		if (is_word(entry->d_name))
			add_area(&all, dirfd(directory), entry->d_name);
	if (errno)
		fail_to_read("", "");
	closedir(directory);
	if (all.n == 0)
		fail("no programs in %s; 'make' builds them",
		     programs_directory());
	qsort(all.at, all.n, sizeof(*all.at), by_id);
	return all;
}

void free_programs(struct programs *programs)
{
	for (size_t i = 0; i < programs->n; i++) {
		free(programs->at[i].id);
		free(programs->at[i].path);
	}
	free(programs->at);
}

/* FNV-1a; sums of it do not depend on the order. */
uint64_t hash_rule(const char *id)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (; *id; id++)
		hash = (hash ^ (unsigned char)*id) * UINT64_C(0x100000001b3);
	return hash;
}

/* ---- Selection --------------------------------------------------------- */

bool names(const char *pattern, const char *id)
{
	size_t area = strcspn(id, ".");

	return fnmatch(pattern, id, 0) == 0 || was_called(id, pattern) ||
	       (strlen(pattern) == area && strncmp(pattern, id, area) == 0);
}

static bool any_names(const struct words *patterns, const char *id)
{
	for (size_t i = 0; i < patterns->n; i++)
		if (names(patterns->word[i], id))
			return true;
	return false;
}

/* The id or area that was probably meant, or NULL; free() it. */
static char *guess(const struct programs *all, const char *pattern)
{
	size_t n = all->n;
	char **candidates = make(2 * n * sizeof(*candidates)), *found;
	const char *best;

	for (size_t i = 0; i < n; i++) {
		const char *id = all->at[i].id;

		candidates[i] = copy(id);
		candidates[n + i] = copy_part(id, strcspn(id, "."));
	}
	best = nearest(pattern, (const char *const *)candidates, 2 * n);
	found = best ? copy(best) : NULL;
	for (size_t i = 0; i < 2 * n; i++)
		free(candidates[i]);
	free(candidates);
	return found;
}

/* @pattern may be meant for a command. */
static _Noreturn void fail_to_find(const struct programs *all,
				   const char *pattern)
{
	static char *meant;
	const char *command = NULL;

	free(meant);
	meant = guess(all, pattern);
	if (pattern != options.not_a_command) {
		if (meant)
			fail("no rule matches '%s'; did you mean '%s'?",
			     pattern, meant);
		fail("no rule matches '%s'; see 'pidspec list'", pattern);
	}
	find_command(pattern, &command);
	if (command || meant)
		fail("no command or rule '%s'; did you mean 'pidspec %s'?",
		     pattern, command ? command : meant);
	fail("no command or rule '%s'; see 'pidspec help' and 'pidspec list'",
	     pattern);
}

/* A pattern without a match is an error, as it is probably misspelled. */
static void require_each(const struct programs *all,
			 const struct words *patterns)
{
	for (size_t i = 0; i < patterns->n; i++) {
		size_t j = 0;

		while (j < all->n && !names(patterns->word[i], all->at[j].id))
			j++;
		if (j == all->n)
			fail_to_find(all, patterns->word[i]);
	}
}

/* One pattern per line; "#" begins a comment. */
static void read_selection(const char *path, struct words *words)
{
	struct text text = read_text(path);

	for (char *line = strtok(text.data, "\n"); line;
	     line = strtok(NULL, "\n")) {
		line += strspn(line, " \t");
		line[strcspn(line, " \t\r#")] = '\0';
		if (*line)
			add_word(words, copy(line));
	}
	drop(&text);
	if (words->n == 0)
		fail("%s: has no pattern; write one id, area or glob per line",
		     path);
}

/* The id in "not ok N ID", as a stream has it; NULL: another line. */
static const char *id_of_failure(char *line)
{
	static const char start[] = "not ok ";

	if (strncmp(line, start, strlen(start)) != 0)
		return NULL;
	line += strlen(start);
	line += strspn(line, "0123456789");
	line += *line == ' ';
	if (strstr(line, " # TODO ")) /* a known issue */
		return NULL;
	line[strcspn(line, " \r")] = '\0';
	return strchr(line, '.') ? line : NULL;
}

/* The rules that failed or were inconclusive in the results in @directory. */
static void read_failed(const char *directory, struct words *words)
{
	char *path = print("%s/results.tap", directory);
	struct text text = read_text(path);
	const char *id;

	for (char *line = strtok(text.data, "\n"); line;
	     line = strtok(NULL, "\n")) {
		id = id_of_failure(line);
		if (id)
			add_word(words, copy(id));
	}
	drop(&text);
	if (words->n == 0) {
		complain("%s: no rule failed or was inconclusive", path);
		free(path);
		end_with(NOTHING_RAN);
	}
	free(path);
}

/* splitmix64: the same order everywhere for the same seed. */
static uint64_t random_number(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static void shuffle(struct programs *programs)
{
	uint64_t state;

	if (!options.seeded &&
	    getrandom(&options.seed, sizeof(options.seed), 0) == -1)
		options.seed = now();
	/* Short, so that it is easy to type. */
	if (!options.seeded)
		options.seed %= 1000000;
	state = options.seed;
	for (size_t i = programs->n; i > 1; i--) {
		size_t j = random_number(&state) % i;
		struct program program = programs->at[j];

		programs->at[j] = programs->at[i - 1];
		programs->at[i - 1] = program;
	}
}

static bool is_selected(const struct program *program,
			const struct words *from_file)
{
	if (any_names(&options.exclude, program->id))
		return false;
	if (options.arguments.n + from_file->n == 0)
		return !program->on_demand;
	return any_names(&options.arguments, program->id) ||
	       any_names(from_file, program->id);
}

/* Shells and the commands that they start are slow on a busy machine. */
static void choose_timeout(const struct programs *programs)
{
	enum { FOR_PROGRAMS = 10, FOR_COMMANDS = 60 };

	if (options.timeout)
		return;
	options.timeout = FOR_PROGRAMS;
	for (size_t i = 0; i < programs->n; i++)
		if (programs->at[i].on_demand)
			options.timeout = FOR_COMMANDS;
}

struct programs select_from(struct programs all)
{
	static struct words from_file;
	struct programs some = { 0 };
	int turn = 0;

	free_words(&from_file);
	if (options.selection)
		read_selection(options.selection, &from_file);
	if (options.failed)
		read_failed(options.failed, &from_file);
	require_each(&all, &options.arguments);
	require_each(&all, &options.exclude);
	require_each(&all, &from_file);

	some.at = make(all.n * sizeof(*some.at));
	for (size_t i = 0; i < all.n; i++) {
		struct program *program = &all.at[i];

		if (is_selected(program, &from_file) &&
		    turn++ % options.parts == options.part - 1) {
			some.at[some.n++] = *program;
		} else {
			free(program->id);
			free(program->path);
		}
	}
	free(all.at);
	choose_timeout(&some);
	if (options.shuffle)
		shuffle(&some);
	return some;
}

struct programs select_programs(void)
{
	return select_from(find_programs());
}
