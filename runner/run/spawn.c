// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * spawn.c - starts one program with a clean environment and signal mask.
 *
 * vfork(2) is several times faster than fork(2), and the child can store the
 * error of execve(2) in a variable of the parent.
 *
 * The program runs in a session without a controlling terminal.  With one, it
 * could insert input into the shell of the user (TIOCSTI in ioctl_tty(2)).  A
 * keeper is in such a session already, so its program only leads a process
 * group there.  A process group is orphaned if its parent is in another
 * session, and SIGTSTP does not stop its members (setpgid(2)).
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
#include "input/explorer.h"
#include "input/select.h"
#include "options/options.h"
#include "run/spawn.h"

extern char **environ;

static const char **environment; /* the first is for PIDSPEC_ID */

/* Variables that a program must not inherit from our caller. */
static bool ours(const char *variable)
{
	static const char *const names[] = {
		"PIDSPEC_ID=",	       "PIDSPEC_DEADLINE=", "PIDSPEC_USERNS=",
		"PIDSPEC_EXIT_STYLE=", "PIDSPEC_WRAP=",	    "PIDSPEC_EXPLORE=",
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
	environment = make((n + 5) * sizeof(*environment));
	n = 1;
	for (char **variable = environ; *variable; variable++)
		if (!ours(*variable))
			environment[n++] = *variable;
	/* Programs read whole seconds. */
	environment[n++] =
		print("PIDSPEC_DEADLINE=%d", (int)(options.timeout + 0.999));
	if (options.user == USER_USERNS)
		environment[n++] = "PIDSPEC_USERNS=1";
	if (explores())
		environment[n++] = explorer_variable();
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

/* Runs in the child, which shares our memory until execve(2). */
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
		_exit(NO_VERDICT); /* the parent exited before PR_SET_PDEATHSIG
				      took effect */
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
