// SPDX-License-Identifier: GPL-2.0-or-later
/* signals.c - signals to the runner, and requests to stop. */
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "run/signals.h"

static int interrupted;
static bool stopping, dropping;

/* Blocks them, so that the signalfd receives them; programs start with an empty
   mask. */
int take_signals(void)
{
	static const int wanted[] = { SIGCHLD, SIGINT, SIGTERM, SIGHUP,
				      SIGQUIT };
	sigset_t set, blocked;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		sigaddset(&set, wanted[i]);
	blocked = set;
	sigaddset(&blocked, SIGPIPE);
	sigaddset(&blocked, SIGTTOU); /* of the bar, in the background */
	sigaddset(&blocked, SIGXFSZ); /* write(2) returns EFBIG instead */
	sigprocmask(SIG_SETMASK, &blocked, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void stop_running(bool at_once)
{
	stopping = true;
	dropping |= at_once;
}

enum stop stop_requested(void)
{
	return dropping ? STOP_AT_ONCE : stopping ? STOP_SOON : GO_ON;
}

void start_again(void)
{
	stopping = interrupted != 0;
}

void stop_is_done(void)
{
	dropping = false;
}

int interrupted_by(void)
{
	return interrupted;
}

enum stop hear_signals(int fd)
{
	struct signalfd_siginfo signal;

	while (read(fd, &signal, sizeof(signal)) == sizeof(signal)) {
		if (signal.ssi_signo == SIGCHLD)
			continue;
		stop_running(interrupted || signal.ssi_signo != SIGINT);
		if (!interrupted)
			interrupted = signal.ssi_signo;
	}
	return stop_requested();
}
