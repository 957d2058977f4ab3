// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * scratch.c - a temporary directory that is removed even if we are killed.
 *
 * A separate process, whose parent is init, creates the directory.  That
 * process removes it when its socket to us is closed, which the kernel does
 * when we exit or are killed.
 */
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "vm/scratch.h"

static char directory[PATH_MAX];
static int remover = -1;

static int remove_one(const char *path, const struct stat *status, int type,
		      struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return remove(path);
}

/* Closes our files, because others may wait until they are closed. */
static void keep_only(int fd)
{
	long last = sysconf(_SC_OPEN_MAX);

	for (int other = 0; other < last && other < 4096; other++)
		if (other != fd)
			close(other);
}

/* Sends the name to the peer, and waits until it closes the socket. */
static _Noreturn void make_and_remove(int peer)
{
	char nothing;

	keep_only(peer);
	if (mkdtemp(directory) &&
	    send(peer, directory, strlen(directory), MSG_NOSIGNAL) > 0)
		while (read(peer, &nothing, 1) == -1)
			;
	nftw(directory, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	_exit(0);
}

static void drop_scratch(void)
{
	char nothing;

	shutdown(remover, SHUT_WR);
	while (read(remover, &nothing, 1) > 0)
		;
}

/* The remover is in a session of its own, so signals to our process group do
 * not reach it. */
static void start_remover(int sockets[2])
{
	sigset_t all;
	pid_t pid = fork();

	if (pid == 0) {
		sigfillset(&all);
		sigprocmask(SIG_SETMASK, &all, NULL);
		setsid();
		pid = fork();
		if (pid == 0)
			make_and_remove(sockets[1]);
		_exit(pid == -1);
	}
	close(sockets[1]);
	remover = sockets[0];
	while (pid > 0 && waitpid(pid, NULL, 0) == -1)
		;
}

const char *scratch(void)
{
	const char *tmp = getenv("TMPDIR");
	int sockets[2];
	ssize_t length;

	if (remover != -1)
		return directory;
	tmp = tmp && *tmp ? tmp : "/tmp";
	snprintf(directory, sizeof(directory), "%s/pidspec-XXXXXX", tmp);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) ==
	    -1)
		fail("cannot make a socket: %s", strerror(errno));
	start_remover(sockets);
	length = read(remover, directory, sizeof(directory) - 1);
	if (length <= 0)
		fail("cannot make a directory in %s (set TMPDIR)", tmp);
	directory[length] = '\0';
	atexit(drop_scratch);
	return directory;
}
