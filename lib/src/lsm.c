// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lsm.c - operations that a security module denies: the test is skipped.
 *
 * AppArmor and SELinux deny single operations to processes that have every
 * capability, and some without an error, such as the signal of
 * PR_SET_PDEATHSIG. So a test runs first.  If it does not pass, and a module
 * confines it, the supervisor makes the calls of denial.c, which succeed on
 * every kernel.  If the module denies one of them in the way in which the test
 * failed, the test is skipped.
 *
 * Without such a module, the only overhead is reading one file.
 */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "world.h"

/* Called again in a user namespace, for which AppArmor may have another
   profile. */
void remember_confinement(void)
{
	struct confinement confinement = { .module = NO_MODULE };

	read_confinement(&confinement);
	if (confinement.module != NO_MODULE)
		world->confinement = confinement;
}

bool is_confined(void)
{
	return world->confinement.module != NO_MODULE;
}

static void look_up(int signal)
{
	(void)signal;
}

/* Whether @text has one of @words, which spaces separate. */
static bool mentions(const char *text, const char *words)
{
	char word[32];
	int length;

	while (sscanf(words, "%31s%n", word, &length) == 1) {
		if (strstr(text, word))
			return true;
		words += length;
	}
	return false;
}

static bool concerns(const struct lsm_control *control)
{
	const struct verdict *verdict = &world->verdict;

	return mentions(verdict->actual, control->words) ||
	       (verdict->where &&
		mentions(verdict->where->text, control->words));
}

/*
 * Only a signal that is not sent has an effect in another process.  For every
 * other denial, the caller gets an error, and the test failed with that error.
 */
static bool explains(const struct lsm_control *control, int denial)
{
	int error = world->verdict.error;

	if (control == &lsm_controls[0] && world->verdict.outcome != SKIPPED)
		return denial;
	return denial &&
	       (denial == error ||
		(control->either && (error == EACCES || error == EPERM)));
}

/*
 * Whether a control may explain a verdict that names another call.  A denied
 * signal, or denied access to a process, can fail a check elsewhere; if set-up
 * is denied, nothing can be checked.  A reason to skip is replaced only by a
 * reason about the same call.
 */
static bool has_effect_elsewhere(const struct lsm_control *control)
{
	switch ((int)world->verdict.outcome) {
	case SKIPPED:
		return false;
	case FAILED:
		return control->either || control == &lsm_controls[0];
	default:
		return true;
	}
}

static const struct lsm_control *find_reason(void)
{
	const struct lsm_control *reason = NULL;

	for (size_t i = 0; i < lsm_control_count; i++) {
		const struct lsm_control *control = &lsm_controls[i];
		bool named = concerns(control);

		if (!named && (reason || !has_effect_elsewhere(control)))
			continue;
		if (!explains(control, try_control(control)))
			continue;
		if (named)
			return control;
		reason = control;
	}
	return reason;
}

/*
 * If set-up fails with these errors, the module denied it, even if none of the
 * controls is denied.
 */
static void name_module(void)
{
	struct verdict *verdict = &world->verdict;
	const struct here *where = verdict->where;
	char what[192];

	if (where)
		snprintf(what, sizeof(what), "the call at %s:%d: %.60s",
			 where->file, where->line, verdict->actual);
	else
		snprintf(what, sizeof(what), "a call: %.60s", verdict->actual);
	describe_denial(&world->confinement, what, verdict->actual,
			sizeof(verdict->actual));
	verdict->outcome = SKIPPED;
	verdict->where = NULL;
}

/* ---- The init of the sandbox ------------------------------------------------
 */

/*
 * A supervisor that may not send SIGKILL closes its end of the liveness
 * socketpair instead, and PR_SET_PDEATHSIG may be denied as well.  So under a
 * module, the init of the sandbox waits for both.  When it ends, the kernel
 * ends all other processes.
 */
void prepare_to_wait(void)
{
	sigset_t child;

	if (!is_confined())
		return;
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = look_up }, NULL);
}

int wait_for_any(siginfo_t *info)
{
	struct pollfd supervisor = { .fd = liveness, .events = POLLRDHUP };
	sigset_t none;

	if (!is_confined())
		return waitid(P_ALL, 0, info, WEXITED);
	sigemptyset(&none);
	for (;;) {
		info->si_pid = 0;
		if (waitid(P_ALL, 0, info, WEXITED | WNOHANG) == -1)
			return -1;
		if (info->si_pid != 0)
			return 0;
		if (ppoll(&supervisor, 1, NULL, &none) == 1)
			_exit(NO_VERDICT);
	}
}

/* ---- The verdict ------------------------------------------------------------
 */

/* When all other processes have ended. */
void reconsider_verdict(void)
{
	struct verdict *verdict = &world->verdict;
	bool denied = verdict->error == EACCES || verdict->error == EPERM;
	const struct lsm_control *reason;

	if (verdict->outcome == UNDECIDED || !is_confined() ||
	    (verdict->outcome == SKIPPED && !denied))
		return;
	reason = find_reason();
	if (reason) {
		describe_denied_call(&world->confinement, reason,
				     verdict->actual, sizeof(verdict->actual));
		verdict->outcome = SKIPPED;
		verdict->where = NULL;
	} else if (verdict->outcome == INCONCLUSIVE && denied) {
		name_module();
	}
}
