// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * verdict.c - computes a verdict from the output and the end of a program.
 *
 * Plan, points and exit status must be consistent.  Otherwise the rule is
 * ERROR: a program with a wrong plan may have wrong checks, so it shows nothing
 * about the kernel.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/limits.h"
#include "base/signal.h"
#include "base/text.h"
#include "input/result.h"
#include "input/select.h"
#include "input/tap.h"
#include "options/options.h"
#include "run/run.h"
#include "verdict/verdict.h"

/* Exit statuses of programs. */
enum { CONFORMS = 0, VIOLATES = 1, SKIPS = 4, INCONCLUSIVE = 99 };

static const char *plural(int n)
{
	return n == 1 ? "" : "s";
}

static char *wrong_plan(const struct tap *tap, int status)
{
	if (tap->plans == 0)
		return print("exit status %d without a plan", status);
	if (tap->plans > 1)
		return print("%d plans", tap->plans);
	if (tap->late_plan)
		return print("the plan comes after check %d", tap->late_plan);
	if (tap->points != tap->plan)
		return print("the plan has %d check%s, but the output has %d",
			     tap->plan, plural(tap->plan), tap->points);
	if (tap->disorder)
		return print("check %d is out of order", tap->disorder);
	if (tap->plan == 0)
		return print("nothing is checked");
	return NULL;
}

static enum verdict evaluate_fail(const struct tap *tap, char **reason)
{
	if (tap->failed == 0) {
		*reason = print("exit status 1 but no check failed");
		return ERROR;
	}
	return tap->level && strcmp(tap->level, "INFO") == 0 ? INFO_FAIL : FAIL;
}

static enum verdict evaluate_pass(const struct tap *tap, char **reason)
{
	*reason = wrong_plan(tap, CONFORMS);
	if (*reason)
		return ERROR;
	/* On a kernel whose wait(2) is broken, it can be 0. */
	if (tap->failed)
		return evaluate_fail(tap, reason);
	if (tap->passed == 0)
		*reason = print("exit status 0 but every check is skipped");
	return *reason ? ERROR : PASS;
}

static enum verdict evaluate_skip(const struct tap *tap, int status,
				  char **reason)
{
	if (tap->skip && *tap->skip && tap->plans == 1 && tap->points == 0) {
		*reason = copy(tap->skip);
		return SKIP;
	}
	if (!tap->skip)
		*reason = print("exit status %d without a SKIP plan", status);
	else if (!*tap->skip)
		*reason = print("skipped without a reason");
	else
		*reason = print("a SKIP plan with checks");
	return ERROR;
}

static enum verdict evaluate_none(const struct tap *tap, char **reason)
{
	const char *what = tap->timeout	     ? tap->timeout
			   : tap->no_verdict ? tap->no_verdict
			   : tap->bail_out   ? tap->bail_out
					   : "exit status 99 without a reason";

	*reason =
		tap->where ? print("%s, at %s", what, tap->where) : copy(what);
	return tap->timeout ? TIMEOUT : ERROR;
}

static enum verdict evaluate_exit(const struct tap *tap, int status,
				  char **reason)
{
	if (tap->bail_out && status != INCONCLUSIVE) {
		*reason = print("bailed out: %s", tap->bail_out);
		return ERROR;
	}
	switch (status) {
	case CONFORMS:
		return tap->skip ? evaluate_skip(tap, status, reason)
				 : evaluate_pass(tap, reason);
	case VIOLATES:
		return evaluate_fail(tap, reason);
	case SKIPS:
		return evaluate_skip(tap, status, reason);
	case INCONCLUSIVE:
		return evaluate_none(tap, reason);
	}
	*reason = print("exit status %d", status);
	return ERROR;
}

/* Whether the output explains leftover processes: a failed check or a reason,
   because the kernel may be unable to end a process, or to report its end. */
static bool explains_itself(const struct outcome *outcome,
			    const struct tap *tap)
{
	return tap->failed || (WIFEXITED(outcome->status) &&
			       WEXITSTATUS(outcome->status) == INCONCLUSIVE &&
			       tap->no_verdict);
}

/* A program that printed its verdict may seem to run if wait(2) is broken, or
   if the kernel cannot end a process. */
static enum verdict evaluate_timeout(const struct tap *tap, char **reason)
{
	char *wrong = wrong_plan(tap, VIOLATES);

	free(wrong);
	if (!wrong && tap->failed)
		return evaluate_fail(tap, reason);
	*reason = print("still running after %g s",
			options.timeout + options.grace);
	return TIMEOUT;
}

static enum verdict evaluate_end(const struct outcome *outcome,
				 const struct tap *tap, char **reason)
{
	if (outcome->start_error == EOWNERDEAD)
		*reason = copy("its keeper, a process of pidspec, was killed");
	else if (outcome->start_error == ETIMEDOUT)
		*reason = copy("its keeper, a process of pidspec, was stopped "
			       "or did not respond");
	else if (outcome->start_error)
		*reason = print("cannot be started: %s",
				strerror(outcome->start_error));
	else if (outcome->timed_out)
		return evaluate_timeout(tap, reason);
	else if (WIFSIGNALED(outcome->status))
		*reason = print("killed by %s",
				signal_name(WTERMSIG(outcome->status)));
	else if (outcome->left && !explains_itself(outcome, tap))
		*reason = print("left %d process%s behind", outcome->left,
				outcome->left == 1 ? "" : "es");
	else if (outcome->flooded)
		*reason = print("output exceeds %d KiB", MOST_OUTPUT / 1024);
	else
		return evaluate_exit(tap, WEXITSTATUS(outcome->status), reason);
	return ERROR;
}

struct result evaluate(const struct program *program, struct outcome *outcome)
{
	struct result result = {
		.program = program,
		.out = outcome->out,
		.err = outcome->err,
		.ms = outcome->ms,
		.runs = 1,
	};

	tap_feed(&result.tap, outcome->out.data, outcome->out.length);
	tap_end(&result.tap);
	result.verdict = evaluate_end(outcome, &result.tap, &result.reason);
	result.runs_with[result.verdict] = 1;
	return result;
}
