// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * query.c - selection by the facts that programs print about their rules.
 *
 * It precedes everything else that a run prepares, and is rare, so programs run
 * one after the other.  A program for a guest of another architecture
 * cannot be executed here; that of this machine has the same facts.
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
#include "base/stopwatch.h"
#include "base/text.h"
#include "input/explorer.h"
#include "input/facts.h"
#include "input/select.h"
#include "run/query.h"
#include "run/spawn.h"

enum { MOST_FACTS = 1 << 16, KILL_LIMIT_MS = 10000 };

/* Whether it ended its output in time. */
static bool read_facts(int fd, struct text *facts)
{
	struct pollfd there = { .fd = fd, .events = POLLIN };
	int64_t deadline = now() + KILL_LIMIT_MS * (int64_t)MS;
	char bytes[4096];
	ssize_t n;

	while (facts->length < MOST_FACTS && now() < deadline) {
		int64_t left = (deadline - now()) / MS;

		if (poll(&there, 1, (int)left) <= 0)
			continue;
		n = read(fd, bytes, sizeof(bytes));
		if (n <= 0)
			return n == 0;
		add_bytes(facts, bytes, n);
	}
	return false;
}

/* Returns -errno if it cannot be started. */
static int ask(const char *path, struct text *facts)
{
	const char *argv[] = { path, "--rule", NULL };
	struct command_line line = { .argv = argv, .id = "rule", .err = 2 };
	int ends[2];
	bool in_time;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) == -1)
		return -errno;
	line.out = ends[1];
	pid = spawn(&line);
	close(ends[1]);
	in_time = pid > 0 && read_facts(ends[0], facts);
	close(ends[0]);
	if (pid > 0 && !in_time)
		kill_group(pid);
	if (pid > 0)
		waitpid(pid, NULL, 0);
	return pid > 0 ? 0 : (int)pid;
}

/* The program of this machine for the same rule; free() it. */
static char *path_here(const struct program *program)
{
	const char *rule = strchr(program->id, '.');
	int area = (int)(rule - program->id);

	return print("%s/testcases/%.*s/%s", own_directory(), area, program->id,
		     rule + 1);
}

static bool is_wanted(const struct program *program)
{
	struct text facts = { 0 };
	int error = ask(program->path, &facts);
	char *here = NULL;
	bool wanted;

	if (error == -ENOEXEC) {
		here = path_here(program);
		error = ask(here, &facts);
	}
	if (error)
		fail("cannot read the facts of %s: %s",
		     here ? here : program->path, strerror(-error));
	free(here);
	add(&facts, "%s", "");
	wanted = facts_select(facts.data);
	drop(&facts);
	return wanted;
}

struct programs select_rules(void)
{
	struct programs all, some = { 0 };

	if (explores())
		return select_explorer();
	all = select_programs();
	if (!selects_by_facts())
		return all;
	prepare_environment();
	some.at = make(all.n * sizeof(*some.at));
	for (size_t i = 0; i < all.n; i++) {
		if (is_wanted(&all.at[i])) {
			some.at[some.n++] = all.at[i];
		} else {
			free(all.at[i].id);
			free(all.at[i].path);
		}
	}
	free(all.at);
	if (some.n == 0)
		fail("no selected rule matches --level, --since, --needs and "
		     "--source; see 'pidspec list --long'");
	return some;
}
