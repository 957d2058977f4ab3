// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * jumps.c - moves the clock of the machine by a day, forward and back, while
 * other programs run.  Only for guests, because it changes their clock.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { JUMPS = 200, DAY = 24 * 60 * 60 };

static int jump(time_t seconds)
{
	struct timespec now;

	if (clock_gettime(CLOCK_REALTIME, &now) == -1)
		return -1;
	now.tv_sec += seconds;
	return clock_settime(CLOCK_REALTIME, &now);
}

/* Between two jumps, starts and reaps a process, as a short wait. */
int main(void)
{
	int jumped = 0;
	pid_t pid;

	for (int i = 0; i < JUMPS; i++) {
		jumped += jump(i % 2 ? -DAY : DAY) == 0;
		pid = fork();
		if (pid == 0)
			_exit(0);
		waitpid(pid, NULL, 0);
	}
	printf("TAP version 13\n# rule: The clock can be set.\n1..1\n");
	printf("%sok 1 it jumped %d times\n", jumped == JUMPS ? "" : "not ",
	       jumped);
	return jumped != JUMPS;
}
