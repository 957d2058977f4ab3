// SPDX-License-Identifier: GPL-2.0-or-later
/* numbers.c - proc(5): what /proc/PID/status and /proc/PID/fdinfo have. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "numbers.h"
#include "scene.h"

bool read_proc(const char *path, char *text, size_t size)
{
	int fd = openat(worker_proc, path, O_RDONLY | O_CLOEXEC);
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
