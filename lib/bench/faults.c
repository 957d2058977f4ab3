// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * faults.c - counts page faults, process by process.
 *
 *	faults FILE COMMAND [ARGUMENT...]
 *
 * Writes a line for each process of the command to the file when it has ended:
 * its PID, and the number of its page faults that need no I/O.  strace(1) does
 * not count these, and getrusage(2) adds those of processes that were waited
 * for.  They are read from the zombie: a process that is killed while it ends
 * does not stop for PTRACE_EVENT_EXIT.
 * Exits with the status of the command.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	EVENTS = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
		 PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL
};

/* The field minflt of /proc/PID/stat, see proc_pid_stat(5). */
static unsigned long faults_of(pid_t pid)
{
	char path[32], text[512] = "", *fields;
	unsigned long faults = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	file = fopen(path, "re");
	if (!file)
		return 0;
	if (!fgets(text, sizeof(text), file))
		text[0] = '\0';
	fclose(file);
	fields = strrchr(text, ')');
	if (fields)
		sscanf(fields, ") %*c %*d %*d %*d %*d %*d %*u %lu", &faults);
	return faults;
}

/* @stop is the si_status of the stop: a signal, and above it an event. */
static void go_on(pid_t pid, int stop)
{
	int event = stop >> 8, signal = stop & 0xff;

	if (event == PTRACE_EVENT_STOP && signal != SIGTRAP)
		ptrace(PTRACE_LISTEN, pid, NULL, NULL);
	else
		ptrace(PTRACE_CONT, pid, NULL, event ? 0 : signal);
}

/*
 * Lets the processes go on, and writes their page faults as they end.  Returns
 * the exit status of @command, or 128 and the signal that killed it.
 */
static int follow(FILE *file, pid_t command)
{
	siginfo_t info;
	int ended, result = 2;

	while (waitid(P_ALL, 0, &info, WEXITED | WSTOPPED | WNOWAIT | __WALL) ==
	       0) {
		ended = info.si_code == CLD_EXITED ||
			info.si_code == CLD_KILLED ||
			info.si_code == CLD_DUMPED;
		if (ended)
			fprintf(file, "%d %lu\n", info.si_pid,
				faults_of(info.si_pid));
		if (ended && info.si_pid == command)
			result = (info.si_code == CLD_EXITED ? 0 : 128) +
				 info.si_status;
		if (waitid(P_PID, (id_t)info.si_pid, &info,
			   (ended ? WEXITED : WSTOPPED) | WNOHANG | __WALL) ==
			    0 &&
		    !ended && info.si_pid != 0)
			go_on(info.si_pid, info.si_status);
	}
	return result;
}

/* The command starts when it is traced. */
static pid_t start(char *command[])
{
	int gate[2];
	char word;
	pid_t pid;

	if (pipe(gate) == -1)
		return -1;
	pid = fork();
	if (pid == 0) {
		close(gate[1]);
		if (read(gate[0], &word, 1) == 1) {
			close(gate[0]);
			execvp(command[0], command);
			perror(command[0]);
		}
		_exit(127);
	}
	close(gate[0]);
	if (pid != -1 && ptrace(PTRACE_SEIZE, pid, NULL, (void *)EVENTS) == 0)
		(void)!write(gate[1], "\n", 1);
	else
		pid = -1;
	close(gate[1]);
	return pid;
}

int main(int argc, char *argv[])
{
	pid_t command;
	FILE *file;
	int result;

	if (argc < 3) {
		fprintf(stderr, "usage: %s FILE COMMAND [ARGUMENT...]\n",
			argv[0]);
		return 2;
	}
	file = fopen(argv[1], "we");
	command = file ? start(argv + 2) : -1;
	if (command == -1) {
		perror(file ? "ptrace" : argv[1]);
		return 2;
	}
	result = follow(file, command);
	return fclose(file) == 0 ? result : 2;
}
