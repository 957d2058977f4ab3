// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * strays.c - processes that outlive the program that started them.
 *
 * We are a subreaper: whatever loses its parent below us becomes our child, and
 * /proc lists our children.  The list is exact, as nobody but us takes a child
 * off it.
 *
 * Where /proc shows another PID namespace (unshare -pf), its numbers are those
 * of strangers, and another instance of proc is made that is mounted nowhere.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runner.h"

#ifndef SYS_fsopen
#define SYS_fsopen 430
#define SYS_fsconfig 431
#define SYS_fsmount 432
#endif

enum { CLOEXEC = 1, CREATE = 6 }; /* of fsopen(2), fsmount(2), fsconfig(2) */
enum { MAX_CHILDREN = 4096 };

static int proc = -1;	  /* an instance that has our numbers */
static int children = -1; /* its list of our children, if it has one */
static bool were_none;

/* Up to @size bytes of a file in proc; always ends in a NUL. */
static ssize_t read_proc(int fd, char *bytes, size_t size)
{
	ssize_t n, length = 0;

	while (length < (ssize_t)size - 1 &&
	       (n = pread(fd, bytes + length, size - 1 - length, length)) > 0)
		length += n;
	bytes[length] = '\0';
	return length;
}

static ssize_t read_file_of(pid_t pid, const char *name, char *bytes,
			    size_t size)
{
	char path[64];
	ssize_t length;
	int fd;

	snprintf(path, sizeof(path), "%d/%s", pid, name);
	fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
	if (fd == -1)
		return -1;
	length = read_proc(fd, bytes, size);
	close(fd);
	return length;
}

/* NSpid has one number for each PID namespace from the mount's to ours. */
static bool has_our_numbers(int fd)
{
	char status[4096], self[16] = "";
	const char *numbers;
	int file = openat(fd, "self/status", O_RDONLY | O_CLOEXEC), pid;
	char more;

	if (file == -1)
		return false;
	read_proc(file, status, sizeof(status));
	close(file);
	numbers = strstr(status, "\nNSpid:");
	if (numbers)
		return sscanf(numbers, "\nNSpid: %d%c", &pid, &more) == 2 &&
		       more == '\n' && pid == getpid();
	return readlinkat(fd, "self", self, sizeof(self) - 1) > 0 &&
	       atoi(self) == getpid();
}

static int make_proc(void)
{
	int context = syscall(SYS_fsopen, "proc", CLOEXEC), mount;

	if (context == -1)
		return -1;
	syscall(SYS_fsconfig, context, CREATE, NULL, NULL, 0);
	mount = syscall(SYS_fsmount, context, CLOEXEC, 0);
	close(context);
	return mount;
}

static pid_t parent_of(pid_t pid)
{
	char stat[1024];
	const char *end;
	pid_t parent;

	if (read_file_of(pid, "stat", stat, sizeof(stat)) <= 0)
		return 0;
	end = strrchr(stat, ')');
	return end && sscanf(end, ") %*c %d", &parent) == 1 ? parent : 0;
}

/* For kernels without CONFIG_PROC_CHILDREN. */
static int search_children(pid_t *pids)
{
	int fd = openat(proc, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), n = 0;
	DIR *all = fd == -1 ? NULL : fdopendir(fd);
	struct dirent *entry;

	while (all && n < MAX_CHILDREN && (entry = readdir(all)))
		if (isdigit((unsigned char)entry->d_name[0]) &&
		    parent_of(atoi(entry->d_name)) == getpid())
			pids[n++] = atoi(entry->d_name);
	if (all)
		closedir(all);
	return n;
}

static int list_children(pid_t *pids)
{
	static char list[MAX_CHILDREN * sizeof("4194304")];
	char *at = list, *end;
	int n = 0;

	if (children == -1)
		return proc == -1 ? 0 : search_children(pids);
	read_proc(children, list, sizeof(list));
	for (; n < MAX_CHILDREN; at = end) {
		pid_t pid = strtol(at, &end, 10);

		if (end == at)
			break;
		pids[n++] = pid;
	}
	return n;
}

void prepare_strays(void)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	were_none = waitid(P_ALL, 0, &(siginfo_t){ 0 },
			   WEXITED | WNOHANG | WNOWAIT) == -1 &&
		    errno == ECHILD;

	proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (proc != -1 && !has_our_numbers(proc)) {
		close(proc);
		proc = make_proc();
	}
	if (proc != -1)
		children = openat(proc, "thread-self/children",
				  O_RDONLY | O_CLOEXEC);
}

bool strays_are_ours(void)
{
	return were_none;
}

static bool is_among(pid_t pid, const pid_t *pids, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (pids[i] == pid)
			return true;
	return false;
}

int find_strays(const pid_t *known, size_t n, pid_t *strays, int max)
{
	static pid_t pids[MAX_CHILDREN];
	int found = 0, all = list_children(pids);

	for (int i = 0; i < all && found < max; i++) {
		siginfo_t end = { 0 };

		if (pids[i] <= 1 || is_among(pids[i], known, n))
			continue;
		waitid(P_PID, pids[i], &end, WEXITED | WNOHANG | WNOWAIT);
		if (end.si_pid == 0)
			strays[found++] = pids[i];
	}
	return found;
}

bool comes_from(pid_t stray, pid_t program, const char *id)
{
	static char environ[256 * 1024];
	static const char name[] = "PIDSPEC_ID=";
	ssize_t length;

	if (getpgid(stray) == program)
		return true;
	length = read_file_of(stray, "environ", environ, sizeof(environ));
	for (ssize_t at = 0; at < length; at += strlen(environ + at) + 1)
		if (strncmp(environ + at, name, strlen(name)) == 0)
			return strcmp(environ + at + strlen(name), id) == 0;
	return false;
}
