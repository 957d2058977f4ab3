// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * payload.c - the child of an init under test:
 *
 *	payload exit STATUS
 *	payload die SIGNAL
 *	payload take FD		exit with the number of the first signal
 *	payload obey FD		wait, with default actions for signals
 *	payload live FD		ignore signals; exit 42 when FD is closed
 *	payload signals		exit with 1 if one is blocked, 2 if ignored
 *
 * It writes a byte to FD when it is ready.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STATUS = 42 };

static void block_all(sigset_t *all)
{
	sigfillset(all);
	sigprocmask(SIG_SETMASK, all, NULL);
}

static void report_ready(int fd)
{
	if (write(fd, "", 1) != 1)
		_exit(99);
}

static int take(int fd)
{
	sigset_t all;
	int signal;

	block_all(&all);
	report_ready(fd);
	do
		signal = sigwaitinfo(&all, NULL);
	while (signal == SIGCONT || signal == -1);
	return signal;
}

static int live(int fd)
{
	sigset_t all;
	char byte;

	block_all(&all);
	report_ready(fd);
	while (read(fd, &byte, 1) == -1)
		;
	return STATUS;
}

static _Noreturn void obey(int fd)
{
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	report_ready(fd);
	for (;;)
		pause();
}

static int die(int number)
{
	signal(number, SIG_DFL);
	kill(getpid(), number);
	return 99;
}

static int look_at_signals(void)
{
	struct sigaction action;
	sigset_t blocked;
	int status = 0;

	sigprocmask(SIG_SETMASK, NULL, &blocked);
	for (int number = 1; number < 32; number++) {
		if (sigismember(&blocked, number) == 1)
			status |= 1;
		if (sigaction(number, NULL, &action) == 0 &&
		    action.sa_handler == SIG_IGN)
			status |= 2;
	}
	return status;
}

int main(int argc, char *argv[])
{
	const char *verb = argc > 1 ? argv[1] : "";
	int value = argc > 2 ? atoi(argv[2]) : 0;

	if (strcmp(verb, "exit") == 0)
		return value;
	if (strcmp(verb, "die") == 0)
		return die(value);
	if (strcmp(verb, "take") == 0)
		return take(value);
	if (strcmp(verb, "obey") == 0)
		obey(value);
	if (strcmp(verb, "live") == 0)
		return live(value);
	if (strcmp(verb, "signals") == 0)
		return look_at_signals();
	fprintf(stderr, "usage: payload exit|die|take|obey|live|signals ...\n");
	return 99;
}
