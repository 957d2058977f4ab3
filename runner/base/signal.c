// SPDX-License-Identifier: GPL-2.0-or-later
/* signal.c - names of signals. */
#include <signal.h>
#include <stdio.h>

#include "base/signal.h"

const char *signal_name(int signal)
{
	static const char *const known[] = {
		[SIGHUP] = "SIGHUP",	   [SIGINT] = "SIGINT",
		[SIGQUIT] = "SIGQUIT",	   [SIGILL] = "SIGILL",
		[SIGTRAP] = "SIGTRAP",	   [SIGABRT] = "SIGABRT",
		[SIGBUS] = "SIGBUS",	   [SIGFPE] = "SIGFPE",
		[SIGKILL] = "SIGKILL",	   [SIGUSR1] = "SIGUSR1",
		[SIGSEGV] = "SIGSEGV",	   [SIGUSR2] = "SIGUSR2",
		[SIGPIPE] = "SIGPIPE",	   [SIGALRM] = "SIGALRM",
		[SIGTERM] = "SIGTERM",	   [SIGXCPU] = "SIGXCPU",
		[SIGXFSZ] = "SIGXFSZ",	   [SIGSYS] = "SIGSYS",
		[SIGVTALRM] = "SIGVTALRM", [SIGPROF] = "SIGPROF",
		[SIGIO] = "SIGIO",	   [SIGPWR] = "SIGPWR",
	};
	static char other[sizeof("signal -2147483648")];

	if (signal > 0 && signal < (int)(sizeof(known) / sizeof(known[0])) &&
	    known[signal])
		return known[signal];
	snprintf(other, sizeof(other), "signal %d", signal);
	return other;
}
