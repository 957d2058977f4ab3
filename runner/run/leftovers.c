// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * leftovers.c - leftover processes, which outlive the program that started
 * them.
 *
 * We are a subreaper: a descendant whose parent exits becomes our child.  So
 * wait(2) reports whether there are any.  /proc lists their PIDs, which are not
 * reused until we have waited for them.
 *
 * If /proc shows another PID namespace (unshare -pf), its PIDs are those of
 * other processes.  Then fsmount(2) creates another instance of proc, which is
 * not mounted.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "run/depth.h"
#include "run/leftovers.h"
#include "run/spawn.h"

#ifndef SYS_fsopen
#define SYS_fsopen 430
#define SYS_fsconfig 431
#define SYS_fsmount 432
#endif

enum { CLOEXEC = 1, CREATE = 6 }; /* of fsopen(2), fsmount(2), fsconfig(2) */

/* New zombies may appear as fast as they are reaped, so each call reaps at most
   this many. */
enum { REAPED_AT_ONCE = 256 };

static int proc = -1; /* an instance that has our PIDs */

static size_t read_at(int directory, const char *path, char *bytes, size_t size)
{
	int fd = openat(directory, path, O_RDONLY | O_CLOEXEC);
	size_t length = 0;
	ssize_t n;

	while (fd != -1 && length < size - 1 &&
	       (n = read(fd, bytes + length, size - 1 - length)) > 0)
		length += n;
	if (fd != -1)
		close(fd);
	bytes[length] = '\0';
	return length;
}

/* NSpid has one PID for each PID namespace from that of the mount to ours. */
static bool has_our_numbers(int directory)
{
	char status[4096], self[16] = "", more;
	const char *numbers;
	int pid;

	read_at(directory, "self/status", status, sizeof(status));
	numbers = strstr(status, "\nNSpid:");
	if (numbers)
		return sscanf(numbers, "\nNSpid: %d%c", &pid, &more) == 2 &&
		       more == '\n' && pid == getpid();
	return readlinkat(directory, "self", self, sizeof(self) - 1) > 0 &&
	       atoi(self) == getpid();
}

static int make_proc(void)
{
	int context = (int)syscall(SYS_fsopen, "proc", CLOEXEC), mount;

	if (context == -1)
		return -1;
	syscall(SYS_fsconfig, context, CREATE, NULL, NULL, 0);
	mount = (int)syscall(SYS_fsmount, context, CLOEXEC, 0);
	close(context);
	return mount;
}

int watch_children(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void prepare_leftovers(void)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	if (proc != -1)
		return; /* later calls share it */
	proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (proc != -1 && !has_our_numbers(proc)) {
		close(proc);
		proc = make_proc();
	}
}

static bool is_child(const char *number, pid_t of)
{
	char *path = print("%s/stat", number);
	char stat[1024];
	const char *end;
	pid_t parent = 0;

	read_at(proc, path, stat, sizeof(stat));
	free(path);
	end = strrchr(stat, ')');
	return end && sscanf(end, ") %*c %d", &parent) == 1 && parent == of;
}

/* Reads every /proc/PID/stat, because /proc/PID/task/TID/children requires
   CONFIG_PROC_CHILDREN.  Returns whether there was a child. */
static bool kill_children(pid_t parent, bool (*spared)(pid_t pid))
{
	int fd = proc == -1 ? -1
			    : openat(proc, ".",
				     O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *all = fd == -1 ? NULL : fdopendir(fd);
	struct dirent *entry;
	bool any = false;

	while (all && (entry = readdir(all))) {
		pid_t pid = atoi(entry->d_name);

		if (pid > 1 && is_child(entry->d_name, parent) &&
		    !(spared && spared(pid))) {
			kill(pid, SIGKILL);
			any = true;
		}
	}
	if (all)
		closedir(all);
	return any;
}

/* Counts the children that SIGKILL ended; false when there are none left. */
static bool reap_children(int *killed)
{
	siginfo_t end = { 0 };

	for (int n = 0; n < REAPED_AT_ONCE; n++) {
		if (waitid(P_ALL, 0, &end, WEXITED | WNOHANG) == -1)
			return false;
		if (end.si_pid == 0)
			return true;
		*killed +=
			end.si_code == CLD_KILLED && end.si_status == SIGKILL;
		end.si_pid = 0;
	}
	return true;
}

/* Returns whether there was a process to kill.  Without /proc, none is found.
 */
static bool kill_more(pid_t lost, bool (*spared)(pid_t pid))
{
	bool theirs = lost && kill_children(lost, NULL);

	return kill_children(getpid(), spared) || theirs || !spared;
}

int end_leftovers_of(pid_t lost, bool (*spared)(pid_t pid), bool *all_gone)
{
	const int64_t allowed = KILL_LIMIT_MS * (int64_t)MS;
	struct pollfd child = { .fd = -1, .events = POLLIN };
	struct signalfd_siginfo unused;
	struct stopwatch stopwatch;
	int killed = 0;

	*all_gone = true;
	start_stopwatch(&stopwatch);
	while (reap_children(&killed) && *all_gone && kill_more(lost, spared)) {
		if (child.fd == -1)
			child
				.fd = watch_children();
		*all_gone = stopwatch.spent < allowed;
		poll(&child, 1, next_turn(allowed - stopwatch.spent));
		update_stopwatch(&stopwatch);
		while (read(child.fd, &unused, sizeof(unused)) > 0)
			;
	}
	if (child.fd != -1)
		close(child.fd);
	return killed + !*all_gone;
}

/* As wait(2) returns it.  A kernel that is tested may have broken wait4(2), so
   one system call finds and reaps children. */
static int status_of(const siginfo_t *end)
{
	return end->si_code == CLD_EXITED
		       ? end->si_status << 8
		       : end->si_status |
				 (end->si_code == CLD_DUMPED ? 0x80 : 0);
}

enum reaped reap_some(pid_t leader, int *status)
{
	siginfo_t end;

	for (int n = 0; n < REAPED_AT_ONCE; n++) {
		end.si_pid = 0;
		if (waitid(P_ALL, 0, &end, WEXITED | WNOHANG | WNOWAIT) == -1 ||
		    end.si_pid == 0)
			return ALL_REAPED;
		if (end.si_pid == leader) {
			kill_group(leader);
			*status = status_of(&end);
		}
		if (waitid(P_PID, end.si_pid, &end, WEXITED | WNOHANG) == -1)
			return ALL_REAPED;
		if (end.si_pid == leader)
			return LEADER_REAPED;
	}
	return MORE_TO_REAP;
}

int end_leftovers(bool *all_gone)
{
	return end_leftovers_of(0, NULL, all_gone);
}

static bool unkilled;

void report_unkilled(pid_t pid)
{
	complain("cannot kill process %d, or a process that it started",
		 (int)pid);
	unkilled = true;
}

bool anything_unkilled(void)
{
	return unkilled;
}
