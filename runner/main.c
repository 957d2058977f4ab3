// SPDX-License-Identifier: GPL-2.0-or-later
/* main.c - the command pidspec: tests whether a kernel conforms to the rules.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/out.h"
#include "base/version.h"
#include "options/options.h"

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

/* Opens descriptors 0 to 2 if they are closed; test programs inherit no other.
 */
static void settle_files(void)
{
	enum { CLOEXEC = 4 }; /* of close_range(2) */
	struct rlimit files;
	int fd = open("/dev/null", O_RDWR);

	while (fd >= 0 && fd < 3)
		fd = dup(fd);
	close(fd);
	if (syscall(SYS_close_range, 3, ~0U, CLOEXEC) == 0 ||
	    getrlimit(RLIMIT_NOFILE, &files) == -1)
		return;
	for (fd = 3; fd < 65536 && (rlim_t)fd < files.rlim_cur; fd++)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
}

/* Resets dispositions and mask, because the caller may ignore or block SIGCHLD.
   The system call also resets the signals that the C library reserves. */
static void settle_signals(void)
{
	static const unsigned long by_default[16];
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		syscall(SYS_rt_sigaction, number, by_default, NULL,
			(NSIG - 1) / 8);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

int main(int argc, char *argv[])
{
	int status = ALL_PASSED;

	settle_files();
	settle_signals();
	parse_options(argc, argv);
	if (options.version)
		say("pidspec %s\n", PIDSPEC_VERSION);
	else
		status = options.command->run();
	return in_style(status_when_written(status));
}
