// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * bats.c - the program of rules about commands: test cases that are written for
 * bats(1).
 *
 * It is called AREA/RULE, and reads AREA/.bats/RULE.bats beside it.  The head
 * of that file has the fields of a struct rule, and each @test in it is a
 * check. bats runs in the sandbox, so the commands affect no process outside,
 * and their files and processes are removed with it.
 *
 * With PIDSPEC_DEMO set, demo.bash runs the commands in place of bats, and
 * prints them with their output.  It evaluates nothing, so the verdict is SKIP.
 */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

#include "world.h"

enum { MAX_LINE = 1024 };

/* runner/commands/demo.c expects this reason. */
#define DEMO_DONE "a demonstration tests nothing (unset PIDSPEC_DEMO)"

/* What every file needs: FILE-OR-COMMAND:PACKAGE, as for lib/packages.sh. */
static char always_needed[] = "bats:bats /usr/lib/bats/bats-assert:bats-assert "
			      "/usr/lib/bats/bats-support:bats-support";
static char needed_for_demo[] = "bash:bash";

static struct field {
	const char *name;
	char value[MAX_LINE];
} head[] = { { .name = "says" },
	     { .name = "source" },
	     { .name = "level" },
	     { .name = "needs" } };

static char script[PATH_MAX], source_file[PATH_MAX];
static struct check checks[MAX_CHECKS + 1], *in_order[MAX_CHECKS + 1];
static char titles[MAX_CHECKS + 1][MAX_LINE / 4];
static size_t n_checks;
static struct process bats;

/* These replace definitions of the library, which are for one test case. */
static struct rule chosen = { .needs = { need_procfs } };
extern const struct rule rule __attribute__((alias("chosen")));

struct plan all_checks(void)
{
	return (struct plan){ in_order, in_order + n_checks };
}

/* ---- The head of the file --------------------------------------------- */

static void append(struct field *field, const char *words)
{
	size_t length = strlen(field->value);

	words += strspn(words, " ");
	snprintf(field->value + length, sizeof(field->value) - length, "%s%s",
		 length ? " " : "", words);
}

/* "# says: ..." begins a field, and "#   ..." continues it. */
static void read_head(const char *line)
{
	static struct field *field;

	if (field && strncmp(line, "#   ", 4) == 0) {
		append(field, line + 4);
		return;
	}
	field = NULL;
	for (size_t i = 0; i < sizeof(head) / sizeof(head[0]); i++) {
		size_t length = strlen(head[i].name);

		if (strncmp(line, "# ", 2) == 0 &&
		    strncmp(line + 2, head[i].name, length) == 0 &&
		    line[2 + length] == ':') {
			field = &head[i];
			append(field, line + 2 + length + 1);
		}
	}
}

/* @test "title" { */
static void read_check(char *line, int number)
{
	char *from = strchr(line, '"'), *to = strrchr(line, '"');

	if (!from || to == from || n_checks > MAX_CHECKS)
		return;
	*to = '\0';
	snprintf(titles[n_checks], sizeof(titles[n_checks]), "%s", from + 1);
	checks[n_checks].here =
		(struct here){ source_file, number, titles[n_checks] };
	in_order[n_checks] = &checks[n_checks];
	n_checks++;
}

static void settle_rule(void)
{
	static const char *const levels[] = { "MUST", "SHOULD", "CODE",
					      "INFO" };

	chosen.says = head[0].value;
	chosen.source = head[1].value;
	for (int i = MUST; i <= INFO; i++)
		if (strcmp(head[2].value, levels[i]) == 0)
			chosen.level = i;
}

static void read_script(FILE *file)
{
	char line[MAX_LINE];
	bool in_head = true;

	for (int n = 1; fgets(line, sizeof(line), file); n++) {
		line[strcspn(line, "\n")] = '\0';
		in_head = in_head && line[0] == '#';
		if (in_head)
			read_head(line);
		else if (strncmp(line, "@test ", 6) == 0)
			read_check(line, n);
	}
}

/* Returns AREA/RULE of @path, and stores the path of its .bats file in script.
 */
static const char *find_script(const char *path)
{
	const char *name = strrchr(path, '/'), *area = name;

	if (!name)
		return NULL;
	while (area > path && area[-1] != '/')
		area--;
	snprintf(script, sizeof(script), "%.*s/.bats%s.bats",
		 (int)(name - path), path, name);
	return area;
}

/* Runs before main(), which requires the rule and its plan. */
__attribute__((constructor)) static void choose(void)
{
	const char *path = (const char *)getauxval(AT_EXECFN);
	const char *id = path ? find_script(path) : NULL;
	FILE *file = id ? fopen(script, "re") : NULL;

	if (!file) {
		fprintf(stderr,
			"%s: no rule: '%s' does not exist; call the program by "
			"its path\n",
			path ? path : "bats", script);
		exit(NO_VERDICT);
	}
	snprintf(source_file, sizeof(source_file), "testcases/%s.bats", id);
	read_script(file);
	fclose(file);
	settle_rule();
}

/* ---- What it needs ----------------------------------------------------- */

static bool is_in(const char *folder, size_t length, const char *command)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%.*s/%s", (int)length, folder, command);
	return access(path, X_OK) == 0;
}

static bool is_installed(const char *what)
{
	const char *path = getenv("PATH");
	bool found = false;

	if (*what == '/')
		return access(what, F_OK) == 0;
	while (path && *path && !found) {
		size_t length = strcspn(path, ":");

		found = is_in(path, length, what);
		path += length + (path[length] == ':');
	}
	return found;
}

static void want(char *needs)
{
	for (char *what = strtok(needs, " "); what; what = strtok(NULL, " ")) {
		char *package = strrchr(what, ':');

		if (package)
			*package++ = '\0';
		if (!is_installed(what))
			skip("requires %s (apt-get install %s)", what,
			     package ? package : what);
	}
}

/* ---- The output of bats ----------------------------------------------- */

/* "PATH=...": the only variable whose value bats inherits. */
static char *path_variable;

static bool is_demo(void)
{
	return getenv("PIDSPEC_DEMO") != NULL;
}

static int exec_bats(void)
{
	char demo[PATH_MAX];
	char *arguments[] = { "bats", "-F", "tap", script, NULL };
	char *for_demo[] = { "bash", demo, script, NULL };
	char *environment[] = { path_variable,
				"TMPDIR=/dev/shm",
				"LC_ALL=C",
				"HOME=/",
				"TERM=dumb",
				"SHELL=/bin/sh",
				"PIDSPEC_SANDBOX=1",
				is_demo() ? "PIDSPEC_DEMO=1" : NULL,
				NULL };

	if (!is_demo())
		return execvpe("bats", arguments, environment);
	snprintf(demo, sizeof(demo), "%.*s/demo.bash",
		 (int)(strrchr(script, '/') - script), script);
	return execvpe("bash", for_demo, environment);
}

static FILE *start_bats(void)
{
	static char variable[PATH_MAX];
	int ends[2];

	snprintf(variable, sizeof(variable), "PATH=%s", getenv("PATH"));
	path_variable = variable;
	or_skip(mount("tmpfs", "/dev/shm", "tmpfs", 0, NULL));
	must(pipe2(ends, O_CLOEXEC));
	world->executed = true;
	child(bats) {
		must(dup2(ends[1], STDOUT_FILENO));
		must(exec_bats());
	}
	close(ends[1]);
	return fdopen(ends[0], "re");
}

/* Finds the reason of a failed check in the lines that bats-assert prints. */
static struct failure {
	int line;
	char command[128], expected[128], actual[128];
} failure;

static void keep(char *into, size_t size, const char *words)
{
	size_t length = strlen(into);

	words += strspn(words, " ");
	snprintf(into + length, size - length, "%s%s", length ? " / " : "",
		 words);
}

/*
 * "# expected : 1", or "# expected (2 lines):" and "#   " before each line; and
 * the same with "actual" or "output".
 */
static void take_comment(const char *line)
{
	static char *into;
	char key[16] = "";
	const char *colon = strchr(line, ':');

	if (strncmp(line, "# no verdict: ", 14) == 0)
		inconclusive(NULL, "%s", line + 14);
	sscanf(line, "# (in test file %*[^,], line %d)", &failure.line);
	if (strncmp(line, "#   ", 4) == 0) {
		if (into || line[4] == '`')
			keep(into ? into : failure.command,
			     sizeof(failure.actual), line + 4);
		return;
	}
	into = NULL;
	sscanf(line, "# %15[a-z]", key);
	if (strcmp(key, "expected") == 0)
		into = failure.expected;
	else if (strcmp(key, "actual") == 0 || strcmp(key, "output") == 0)
		into = failure.actual;
	if (into && colon && colon[1]) {
		keep(into, sizeof(failure.actual), colon + 1);
		into = NULL;
	}
}

static void fail_check(FILE *said, struct check *check)
{
	char line[MAX_LINE];

	while (fgets(line, sizeof(line), said) && line[0] == '#') {
		fputs(line, stderr);
		line[strcspn(line, "\n")] = '\0';
		take_comment(line);
	}
	if (!*failure.expected)
		keep(failure.expected, sizeof(failure.expected),
		     failure.command);
	end_test(FAILED, &check->here, failure.expected, "%s (line %d)",
		 *failure.actual ? failure.actual : "not so", failure.line);
}

static void pass_check(struct check *check)
{
	begin_(check);
	check_true_(check, true);
}

/* "ok 1 title", "ok 1 title # skip why", "not ok 1 title"; or anything else. */
static int take_line(FILE *said, char *line)
{
	bool fails = strncmp(line, "not ", 4) == 0;
	char *why = strstr(line, " # skip ");
	size_t number;

	line[strcspn(line, "\n")] = '\0';
	if (sscanf(line + (fails ? 4 : 0), "ok %zu ", &number) != 1)
		return 0;
	if (number < 1 || number > n_checks)
		inconclusive(NULL, "bats prints '%s'", line);
	if (fails)
		fail_check(said, &checks[number - 1]);
	if (why)
		skip("%s", why + 8);
	pass_check(&checks[number - 1]);
	return 1;
}

void test(void)
{
	char line[MAX_LINE];
	size_t done = 0;
	FILE *said;

	want(is_demo() ? needed_for_demo : always_needed);
	want(head[3].value);
	if (!world->isolated)
		inconclusive(
			NULL,
			"the sandbox is not in a PID namespace of its own");
	said = start_bats();
	while (done < n_checks && fgets(line, sizeof(line), said))
		done += take_line(said, line);
	fclose(said);
	if (done < n_checks)
		inconclusive(NULL, "bats ended after %zu of %zu tests", done,
			     n_checks);
	if (is_demo())
		skip(DEMO_DONE);
}
