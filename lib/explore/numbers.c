// SPDX-License-Identifier: GPL-2.0-or-later
/* numbers.c - proc(5): what /proc/PID/status and /proc/PID/fdinfo have. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "numbers.h"
#include "scene.h"

#ifndef SYS_fsopen
#define SYS_fsopen 430
#define SYS_fsconfig 431
#define SYS_fsmount 432
#endif

bool read_below(int directory, const char *path, char *text, size_t size)
{
	int fd = openat(directory, path, O_RDONLY | O_CLOEXEC);
	ssize_t length;

	if (fd == -1)
		return false;
	length = read(fd, text, size - 1);
	close(fd);
	if (length < 0)
		return false;
	text[length] = '\0';
	return length > 0;
}

bool read_proc(const char *path, char *text, size_t size)
{
	return read_below(worker_proc, path, text, size);
}

int mount_proc_with(const char *option, const char *value)
{
	enum { STRING = 1, CREATE = 6, FSOPEN_CLOSE = 1, FSMOUNT_CLOSE = 1 };
	int context = (int)syscall(SYS_fsopen, "proc", FSOPEN_CLOSE);
	int mount = -1, error;

	if (context == -1)
		return -1;
	if ((!option ||
	     syscall(SYS_fsconfig, context, STRING, option, value, 0) == 0) &&
	    syscall(SYS_fsconfig, context, CREATE, NULL, NULL, 0) == 0)
		mount = (int)syscall(SYS_fsmount, context, FSMOUNT_CLOSE, 0);
	error = errno;
	close(context);
	errno = error;
	return mount;
}

static int own_proc = -1;

int mount_own_proc(void)
{
	if (own_proc == -1)
		own_proc = mount_proc_with(NULL, NULL);
	return own_proc;
}

void close_own_proc(void)
{
	if (own_proc != -1)
		close(own_proc);
	own_proc = -1;
}

char state_in(int proc, int tid)
{
	char path[24], text[4096], *at;

	snprintf(path, sizeof(path), "%d/status", tid);
	if (!read_below(proc, path, text, sizeof(text)))
		return '?';
	at = strstr(text, "\nState:\t");
	return at ? at[8] : '?';
}

static const char *behind(const char *text, const char *word)
{
	size_t length = strlen(word);

	while (text && strncmp(text, word, length) != 0) {
		text = strchr(text, '\n');
		text = text ? text + 1 : NULL;
	}
	return text ? text + length : NULL;
}

int numbers_behind(const char *text, const char *word, int *numbers, int max)
{
	const char *at = behind(text, word);
	int count = 0;

	while (at && *at != '\n' && count < max) {
		char *end;
		long number = strtol(at, &end, 10);

		if (end == at)
			break;
		numbers[count++] = (int)number;
		at = end;
	}
	return count;
}

uint64_t mask_behind(const char *text, const char *word)
{
	const char *at = behind(text, word);

	return at ? strtoull(at, NULL, 16) : 0;
}

int numbers_of_pidfd(int pidfd, int *numbers, int max)
{
	char path[48], text[1024];

	snprintf(path, sizeof(path), "self/fdinfo/%d", pidfd);
	if (!read_proc(path, text, sizeof(text)))
		return 0;
	return numbers_behind(text, "NSpid:", numbers, max);
}

int pidfd_of_peer(int socket)
{
	enum { PEERPIDFD = 77 };
	int pidfd = -1;
	socklen_t size = sizeof(pidfd);

	if (getsockopt(socket, SOL_SOCKET, PEERPIDFD, &pidfd, &size) == -1)
		return -1;
	return pidfd;
}
