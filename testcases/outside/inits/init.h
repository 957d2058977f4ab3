/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * init.h - functions of the rules about inits: the program under test, as init
 * of a PID namespace, and its child (../../../runner/runtimes/payload.c), which
 * has a socket to the test.
 *
 * PIDSPEC_INIT has the words of the program, each ended by US (037); {} stands
 * for the child.
 */
#ifndef INIT_H
#define INIT_H

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "pidspec.h"

enum { MAX_WORDS = 256, SOCKET = 200, FIRST = 201, MANY_ORPHANS = 1000 };

static struct process init;
static int sockets[2]; /* ours, the child's */

static inline const char *need_init(void)
{
	return getenv("PIDSPEC_INIT") && getenv("PIDSPEC_PAYLOAD")
		       ? NULL
		       : "requires an init process to test (pidspec init -- "
			 "PROGRAM...)";
}

static inline bool has_child(void)
{
	const char *words = getenv("PIDSPEC_INIT");

	return words && strstr(words, "{}");
}

static inline const char *need_child(void)
{
	if (need_init())
		return need_init();
	return has_child() ? NULL
			   : "requires {} in place of the command of the "
			     "program's child";
}

/* A pidfd hangs up when its process is reaped. */
static inline bool hangs_up(int pidfd, int milliseconds)
{
	struct pollfd fd = { .fd = pidfd };

	return poll(&fd, 1, milliseconds) == 1 && (fd.revents & POLLHUP);
}

/* Waits until the process is reaped. */
static inline bool is_reaped(int pidfd)
{
	return hangs_up(pidfd, -1);
}

/* No other event reports that a process was reaped (Linux 6.9). */
static inline const char *need_event_of_reaping(void)
{
	pid_t pid = fork();
	struct pollfd fd = { .events = 0 };
	siginfo_t end;

	if (pid == 0)
		_exit(0);
	fd.fd = syscall(SYS_pidfd_open, pid, 0);
	waitid(P_PID, pid, &end, WEXITED);
	if (fd.fd != -1 && poll(&fd, 1, 0) == 1 && (fd.revents & POLLHUP)) {
		close(fd.fd);
		return NULL;
	}
	return "requires Linux 6.9 (pidfds that report reaping)";
}

/* ---- The program --------------------------------------------------------- */

struct command {
	char *argv[MAX_WORDS];
	int argc;
	char text[4096];
};

/* "payload VERB VALUE", as one string or as words of their own. */
static inline void add_child(struct command *command, const char *word,
			     const char *verb, int value)
{
	char *payload = getenv("PIDSPEC_PAYLOAD"), number[16], *text;
	const char *braces = strstr(word, "{}");

	snprintf(number, sizeof(number), "%d", value);
	if (strcmp(word, "{}") == 0) {
		command->argv[command->argc++] = payload;
		command->argv[command->argc++] = strdup(verb);
		command->argv[command->argc++] = strdup(number);
		return;
	}
	must(asprintf(&text, "%.*s'%s' %s %s%s", (int)(braces - word), word,
		      payload, verb, number, braces + 2));
	command->argv[command->argc++] = text;
}

/* Execute the program, with a new procfs and without its output. */
static inline void become_program(const char *verb, int value)
{
	static struct command command;
	int nothing = must(open("/dev/null", O_RDWR));
	char *rest;

	snprintf(command.text, sizeof(command.text), "%s",
		 getenv("PIDSPEC_INIT"));
	for (char *word = strtok_r(command.text, "\037", &rest);
	     word && command.argc < MAX_WORDS - 4;
	     word = strtok_r(NULL, "\037", &rest)) {
		if (strstr(word, "{}"))
			add_child(&command, word, verb, value);
		else
			command.argv[command.argc++] = word;
	}
	must(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL));
	mount_procfs();
	must(dup2(sockets[1], SOCKET));
	must(dup2(nothing, 0));
	must(dup2(nothing, 1));
	must(execvp(command.argv[0], command.argv));
}

/* The child of the program reports when it is ready, if @verb does so. */
static inline void start_init(const char *verb, int value)
{
	must(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets));
	child(init, CLONE_NEWPID | CLONE_NEWNS)
		become_program(verb, value);
	must(close(sockets[1]));
}

/* Whether the child is ready, and so the program has started it. */
static inline bool child_is_ready(void)
{
	char byte;

	return read(sockets[0], &byte, 1) == 1;
}

/* No process can be created in the namespace of a program that has ended. */
static inline void skip_if_it_ended(pid_t created)
{
	if (created == -1 && errno == ENOMEM)
		skip("requires a program that does not end by itself, or {} "
		     "in place of the command of its child");
}

/* Creates an orphan, whose parent is not a process of the test. fork(2) would
   copy the memory for each of a thousand. */
static inline void leave_orphan(void)
{
	pid_t parent = vfork(), orphan;

	if (parent == 0) {
		orphan = vfork();
		if (orphan == 0)
			_exit(0);
		_exit(orphan == -1);
	}
	if (!has_child())
		skip_if_it_ended(parent);
	must(parent);
	must(waitpid(parent, NULL, 0));
}

/* This process shares the descriptors of its parent, which gets a pidfd. */
static inline int leave_first(void *unused)
{
	pid_t orphan = fork();

	(void)unused;
	if (orphan == 0)
		_exit(0);
	if (orphan == -1)
		return errno;
	return dup2(syscall(SYS_pidfd_open, orphan, 0), FIRST) == -1 ? errno
								     : 0;
}

/* When a program ends, the processes in its namespace are killed. */
static inline void leave_first_orphan(void)
{
	pid_t parent = start_on_stack(leave_first, CLONE_FILES | SIGCHLD, NULL);
	int status;

	skip_if_it_ended(parent);
	must(parent);
	must(waitpid(parent, &status, 0));
	errno = WIFEXITED(status) ? WEXITSTATUS(status) : ENOMEM;
	if (errno) {
		skip_if_it_ended(-1);
		must(-1);
	}
}

/*
 * Without a child, no event shows that a program is ready for orphans.  An
 * orphan that ends too early is often not noticed before the next one ends.  So
 * some orphans are created first, until one is reaped.
 */
static inline void await_readiness(void)
{
	static struct process others;

	if (has_child()) {
		errno = EPIPE;
		must(child_is_ready() ? 0 : -1);
		return;
	}
	(void)pidfd_of(init); /* skips where there are no pidfds */
	child(others) {
		join_pid_namespace(init);
		leave_first_orphan();
		for (int i = 0; i < MANY_ORPHANS && !hangs_up(FIRST, 0); i++)
			leave_orphan();
		skip_if_it_ended(try_child(0));
	}
	await_end(others);
}

#endif
