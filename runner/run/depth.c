// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * depth.c - runs the tests N PID namespaces deep.
 *
 * Each level has a process that is the init of its PID namespace and waits for
 * the next level.  It reaps orphans, forwards signals to its child, and exits
 * with the status of its child.  If it is killed, the kernel kills its
 * namespace and all descendants.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/text.h"
#include "options/options.h"
#include "run/depth.h"

static bool in_first_user_namespace(void)
{
	char map[64] = "";
	int fd = open("/proc/self/uid_map", O_RDONLY | O_CLOEXEC);
	unsigned int ids[2], length;
	bool known = fd != -1 && read(fd, map, sizeof(map) - 1) > 0;

	if (fd != -1)
		close(fd);
	return !known ||
	       (sscanf(map, "%u %u %u", &ids[0], &ids[1], &length) == 3 &&
		length == UINT32_MAX);
}

const char *context(void)
{
	static struct text text;
	uid_t uid = geteuid();

	if (text.length)
		return text.data;
	if (uid)
		add(&text, "uid %u, ", uid);
	add(&text, "%s",
	    uid || options.user == USER_USERNS ? "userns"
	    : in_first_user_namespace()	       ? "root"
					       : "root of a user namespace");
	if (options.depth)
		add(&text, ", depth %d", options.depth);
	if (options.abi == ABI_32)
		add(&text, ", abi 32");
	return text.data;
}

static void block_signals(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGCHLD);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
	sigaddset(set, SIGQUIT);
	sigprocmask(SIG_BLOCK, set, NULL);
}

static void reap(pid_t child)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		if (pid == child)
			_exit(WIFEXITED(status) ? WEXITSTATUS(status)
						: 128 + WTERMSIG(status));
}

static _Noreturn void attend(pid_t child)
{
	sigset_t set;
	siginfo_t info;

	block_signals(&set);
	for (;;) {
		int signal = sigwaitinfo(&set, &info);

		/* Signals of the terminal reach the whole process group. */
		if (signal == SIGCHLD)
			reap(child);
		else if (signal > 0 && info.si_code != SI_KERNEL && child > 1)
			kill(child, signal);
	}
}

/* Returns in the child; the parent waits for it.  If the parent exited before
   PR_SET_PDEATHSIG took effect, its end of the pipe is closed. */
static void fork_below(int level)
{
	struct pollfd parent = { 0 };
	int ends[2] = { -1, -1 };
	pid_t child = pipe2(ends, O_CLOEXEC) == 0 ? fork() : -1;

	if (child == -1) {
		complain("cannot start a process %d levels deep: %s", level,
			 strerror(errno));
		_exit(in_style(NO_VERDICT));
	}
	if (child > 0) {
		close(ends[0]);
		attend(child);
	}
	close(ends[1]);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	parent.fd = ends[0];
	if (poll(&parent, 1, 0) != 0)
		_exit(in_style(NO_VERDICT));
	close(ends[0]);
}

static bool write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t length = strlen(text);
	bool written = fd != -1 && write(fd, text, length) == length;

	if (fd != -1)
		close(fd);
	return written;
}

bool become_root_of_userns(void)
{
	char *uids = print("0 %d 1", (int)geteuid());
	char *gids = print("0 %d 1", (int)getegid());
	bool done = unshare(CLONE_NEWUSER) == 0 &&
		    write_file("/proc/self/uid_map", uids) &&
		    write_file("/proc/self/setgroups", "deny") &&
		    write_file("/proc/self/gid_map", gids);

	free(uids);
	free(gids);
	return done;
}

/* unshare(2) of some emulators returns 0 without a new mount namespace; a mount
 * would then affect the caller's namespace. */
static bool have_own_mounts(void)
{
	static const char link[] = "/proc/self/ns/mnt";
	char before[64] = "", after[64] = "";

	return readlink(link, before, sizeof(before) - 1) > 0 &&
	       unshare(CLONE_NEWNS) == 0 &&
	       readlink(link, after, sizeof(after) - 1) > 0 &&
	       strcmp(before, after) != 0;
}

/* Mounts a /proc with the PIDs of this namespace, if that is permitted. */
static void mount_proc(void)
{
	if (have_own_mounts() &&
	    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0)
		mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC,
		      NULL);
}

void descend(int depth)
{
	sigset_t set;

	if (depth == 0)
		return;
	context(); /* before the user namespace changes */
	block_signals(&set);
	for (int level = 1; level <= depth; level++) {
		if (unshare(CLONE_NEWPID) == -1 &&
		    (level > 1 || errno != EPERM || !become_root_of_userns() ||
		     unshare(CLONE_NEWPID) == -1)) {
			complain("cannot create PID namespace %d of %d: %s",
				 level, depth, strerror(errno));
			_exit(in_style(NO_VERDICT));
		}
		fork_below(level);
	}
	fork_below(depth);
	mount_proc();
}
