// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * launcher.c - the process between the runner and the command that starts a
 * container.
 *
 * The launcher is a subreaper in a session of its own.  If the runner is
 * killed, which closes the pipe of orders, the launcher ends the container.  It
 * sends SIGTERM before SIGKILL, because a container client that is killed
 * leaves its container or its files behind.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/stopwatch.h"
#include "run/launcher.h"
#include "run/leftovers.h"
#include "run/spawn.h"

enum { TERMINATE = 't', KILL = 'k' };

/* ---- The launcher -------------------------------------------------------- */

struct launched {
	pid_t pid;
	int status;		    /* of wait(2), at the end */
	int orders;		    /* -1: the runner closed it */
	int terminated;		    /* number of SIGTERMs sent */
	struct stopwatch stopwatch; /* since the first */
};

static void terminate(struct launched *command)
{
	if (!command->terminated++)
		start_stopwatch(&command->stopwatch);
	kill(-command->pid, SIGTERM);
}

static void take_order(struct launched *command)
{
	char order;
	ssize_t n = read(command->orders, &order, 1);

	if (n == -1 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n == 1 && order == KILL)
		kill_group(command->pid);
	else
		terminate(command);
	if (n != 1)
		command->orders = -1;
}

/* An init without a handler for SIGTERM yet ignores it, so it is sent twice.
   Some clients exit without their container at the third. */
static void enforce(struct launched *command)
{
	if (!command->terminated)
		return;
	update_stopwatch(&command->stopwatch);
	if (command->terminated == 1 &&
	    command->stopwatch.spent > TURN_MS * (int64_t)MS)
		terminate(command);
	if (command->orders == -1 &&
	    command->stopwatch.spent > KILL_LIMIT_MS * (int64_t)MS)
		kill_group(command->pid);
}

static void attend(struct launched *command, int signals)
{
	enum reaped reaped = ALL_REAPED;
	struct signalfd_siginfo unused;

	while (reaped != LEADER_REAPED) {
		struct pollfd fds[] = {
			{ signals, POLLIN, 0 },
			{ command->orders, POLLIN, 0 },
		};

		poll(fds, 2, reaped == MORE_TO_REAP ? 0 : TURN_MS);
		if (fds[0].revents)
			(void)!read(signals, &unused, sizeof(unused));
		reaped = reap_some(command->pid, &command->status);
		if (reaped == LEADER_REAPED)
			return;
		if (fds[1].revents)
			take_order(command);
		enforce(command);
	}
}

/* Closes pipes in the launcher, because their readers wait until they are
   closed. */
static void close_files(const struct command_line *line)
{
	close(line->out);
	close(line->err);
	for (int fd = 0; fd < 3; fd++)
		close(fd);
}

static _Noreturn void launch(const struct command_line *line, int orders,
			     int answers)
{
	struct launched command = { .orders = orders };
	int signals;
	bool all_gone;

	setsid();
	signals = watch_children();
	prepare_leftovers();
	command.pid = spawn(line);
	(void)!write(answers, &command.pid, sizeof(command.pid));
	close(answers);
	close_files(line);
	if (command.pid > 0)
		attend(&command, signals);
	end_leftovers(&all_gone);
	_exit(WIFSIGNALED(command.status) ? 128 + WTERMSIG(command.status)
					  : WEXITSTATUS(command.status));
}

/* ---- The runner ---------------------------------------------------------- */

int start_launcher(struct launcher *launcher, const struct command_line *line)
{
	int orders[2], answers[2];
	pid_t command = 0;

	if (pipe2(orders, O_CLOEXEC) == -1 || pipe2(answers, O_CLOEXEC) == -1)
		return errno;
	launcher->pid = fork();
	if (launcher->pid == 0) {
		close(orders[1]);
		launch(line, orders[0], answers[1]);
	}
	close(orders[0]);
	close(answers[1]);
	launcher->orders = orders[1];
	if (launcher->pid == -1)
		return errno;
	if (read(answers[0], &command, sizeof(command)) != sizeof(command))
		command = -ECHILD;
	close(answers[0]);
	return command < 0 ? -command : 0;
}

static void order(const struct launcher *launcher, char what)
{
	(void)!write(launcher->orders, &what, 1);
}

void terminate_launched(const struct launcher *launcher)
{
	order(launcher, TERMINATE);
}

void kill_launched(const struct launcher *launcher)
{
	order(launcher, KILL);
}

/* Continues a stopped launcher: only the container can have stopped it. */
bool launcher_has_ended(struct launcher *launcher)
{
	siginfo_t end = { 0 };

	if (waitid(P_PID, launcher->pid, &end, WSTOPPED | WNOHANG) == 0 &&
	    end.si_pid)
		kill(launcher->pid, SIGCONT);
	end.si_pid = 0;
	if (waitid(P_PID, launcher->pid, &end, WEXITED | WNOHANG | WNOWAIT) ==
	    -1)
		return true;
	launcher->status =
		end.si_code == CLD_EXITED ? end.si_status : 128 + end.si_status;
	return end.si_pid == launcher->pid;
}

void leave_launcher(struct launcher *launcher)
{
	complain("the container ignores SIGTERM; it is killed after %d s",
		 KILL_LIMIT_MS / 1000);
	close(launcher->orders);
}

/* Also kills leftover processes, in case the container stopped the launcher. */
void end_launcher(struct launcher *launcher)
{
	bool all_gone;

	kill(launcher->pid, SIGKILL);
	end_leftovers_of(launcher->pid, NULL, &all_gone);
	close(launcher->orders);
	if (!all_gone)
		report_unkilled(launcher->pid);
}
