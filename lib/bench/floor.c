// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * floor.c - the CPU time of the suite, and a lower bound.
 *
 *	floor COMMAND [ARGUMENT...]
 *	floor NUMBER
 *
 * Runs the command, and then the same number of processes.  Each of these is
 * the init process of a new PID namespace, ends at once, and is waited for.
 * With a number, creates only that many of these.
 * Requires root.  Processes are counted by their PIDs in a PID namespace that
 * contains all of them.
 */
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static double cpu_of(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return u.ru_utime.tv_sec + u.ru_stime.tv_sec +
	       (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static double cpu_so_far(void)
{
	return cpu_of(RUSAGE_SELF) + cpu_of(RUSAGE_CHILDREN);
}

/* A direct system call, because the child uses nothing of the C library. */
static pid_t start(unsigned long flags)
{
	return syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
}

static pid_t must_start(unsigned long flags)
{
	pid_t pid = start(flags);

	if (pid == -1) {
		perror("clone");
		exit(1);
	}
	return pid;
}

static void run(char *command[])
{
	pid_t pid = must_start(0);

	if (pid == 0) {
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
}

/* A process that is created last: its PID is the count. */
static pid_t highest_pid(void)
{
	pid_t pid = must_start(0);

	if (pid == 0)
		_exit(0);
	waitpid(pid, NULL, 0);
	return pid;
}

static void create_namespaces(int n)
{
	for (int i = 0; i < n; i++) {
		pid_t pid = must_start(CLONE_NEWPID);

		if (pid == 0)
			_exit(0);
		waitpid(pid, NULL, 0);
	}
}

static int measure(char *command[])
{
	double suite, bare;
	int n;

	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == -1 ||
	    mount("proc", "/proc", "proc", 0, NULL) == -1) {
		perror("/proc");
		return 1;
	}
	run(command);
	suite = cpu_so_far();
	n = highest_pid();
	create_namespaces(n);
	bare = cpu_so_far() - suite;
	printf("%d processes in %.2f s of CPU time; as bare namespaces, in "
	       "%.2f s: %.1f times as much\n",
	       n, suite, bare, suite / bare);
	fflush(stdout);
	return 0;
}

int main(int argc, char *argv[])
{
	pid_t init;
	int status;

	if (argc < 2) {
		fprintf(stderr, "usage: %s COMMAND [ARGUMENT...]|NUMBER\n",
			argv[0]);
		return 2;
	}
	if (argc == 2 && atoi(argv[1]) > 0) {
		create_namespaces(atoi(argv[1]));
		return 0;
	}
	init = must_start(CLONE_NEWPID | CLONE_NEWNS);
	if (init == 0)
		_exit(measure(argv + 1));
	waitpid(init, &status, 0);
	return status != 0;
}
