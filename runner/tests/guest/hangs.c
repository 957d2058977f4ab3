// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * hangs.c - uses all CPUs with real-time priority, which looks like a hung
 * kernel.  Run it only in a guest.
 */
#include <fcntl.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	struct sched_param most = { .sched_priority = 99 };
	int fd;

	if (access("/arguments", F_OK) == -1)
		return 1;
	fd = open("/proc/sys/kernel/sched_rt_runtime_us", O_WRONLY);
	(void)!write(fd, "-1", 2);
	/* musl has no sched_setscheduler(2). */
	syscall(SYS_sched_setscheduler, 0, SCHED_FIFO, &most);
	for (long n = sysconf(_SC_NPROCESSORS_ONLN); n > 1; n--)
		if (fork() == 0)
			break;
	for (;;)
		;
}
