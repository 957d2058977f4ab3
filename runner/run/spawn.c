// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * spawn.c - starting one program, with nothing of ours but what it should have.
 *
 * vfork(2) instead of fork(2): it is several times cheaper, and the child can
 * tell us why it could not start by writing to a variable of ours.
 *
 * It gets a session without a controlling terminal, for with one it could type
 * into our user's shell (TIOCSTI in ioctl_tty(2)).  A keeper is in such a
 * session already.  What it starts only leads a process group there: a group
 * whose parent is in another session is orphaned, and SIGTSTP does not stop its
 * members (setpgid(2)).
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/text.h"
#include "input/select.h"
#include "options/options.h"
#include "run/spawn.h"

extern char **environ;

static const char **environment; /* the first is for PIDSPEC_ID */

/* What a program must not inherit from whoever started us. */
static bool ours(const char *variable)
{
	static const char *const names[] = {
		"PIDSPEC_ID=",	       "PIDSPEC_DEADLINE=", "PIDSPEC_USERNS=",
		"PIDSPEC_EXIT_STYLE=", "PIDSPEC_WRAP=",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strncmp(variable, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

void prepare_environment(void)
{
	size_t n = 1;

	if (environment)
		return;
	for (char **variable = environ; *variable; variable++)
		n++;
	environment = make((n + 4) * sizeof(*environment));
	n = 1;
	for (char **variable = environ; *variable; variable++)
		if (!ours(*variable))
			environment[n++] = *variable;
	/* The programs count in whole seconds. */
	environment[n++] =
		print("PIDSPEC_DEADLINE=%d", (int)(options.timeout + 0.999));
	if (options.user == USER_USERNS)
		environment[n++] = "PIDSPEC_USERNS=1";
}

char *find_in_path(const char *name)
{
	const char *path = getenv("PATH");
	char *paths = copy(path ? path : "/usr/bin:/bin"), *rest;
	char *full = strchr(name, '/') ? copy(name) : NULL;

	for (char *one = strtok_r(paths, ":", &rest); one && !full;
	     one = strtok_r(NULL, ":", &rest)) {
		full = print("%s/%s", one, name);
		if (access(full, X_OK) == -1) {
			free(full);
			full = NULL;
		}
	}
	free(paths);
	return full;
}

/* A security module may deny setpgid(2), but has no hook for setsid(2). */
static bool lead_group(bool in_our_session)
{
	return (in_our_session && setpgid(0, 0) == 0) || setsid() != -1;
}

/* In the child, which still shares our memory. */
static int become(const struct command_line *line, pid_t parent)
{
	sigset_t none;

	sigemptyset(&none);
	if (!lead_group(line->in_our_session) ||
	    prctl(PR_SET_PDEATHSIG, SIGKILL) == -1 ||
	    dup2(line->out, 1) == -1 || dup2(line->err, 2) == -1 ||
	    sigprocmask(SIG_SETMASK, &none, NULL) == -1)
		return errno;
	if (getppid() != parent)
		_exit(NO_VERDICT); /* it died before we asked to die with it */
	execve(line->argv[0], (char **)line->argv, (char **)environment);
	return errno;
}

pid_t spawn(const struct command_line *line)
{
	char *id = print("PIDSPEC_ID=%s", line->id);
	volatile int error = 0;
	pid_t self = getpid(), pid;

	environment[0] = id;
	pid = vfork();
	if (pid == 0) {
		error = become(line, self);
		_exit(NO_VERDICT);
	}
	if (pid == -1)
		error = errno;
	free(id);
	return error ? -error : pid;
}

void kill_group(pid_t leader)
{
	if (leader > 1)
		kill(-leader, SIGKILL);
}
