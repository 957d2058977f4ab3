// SPDX-License-Identifier: GPL-2.0-or-later
/* files.c - contents of small files. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>

#include "pidspec.h"

/* A security module may deny open(2), although access(2) succeeds. */
bool may_write(const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd != -1)
		close(fd);
	return fd != -1;
}

int read_text(const char *path, char *text, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), got;

	if (fd == -1)
		return -1;
	got = read(fd, text, size - 1);
	close(fd);
	if (got >= 0)
		text[got] = '\0';
	return got;
}

int write_text(const char *path, const char *text, ...)
{
	char buffer[256];
	va_list args;
	int fd = open(path, O_WRONLY | O_CLOEXEC), written;

	if (fd == -1)
		return -1;
	va_start(args, text);
	written = vsnprintf(buffer, sizeof(buffer), text, args);
	va_end(args);
	written = write(fd, buffer, written);
	close(fd);
	return written == -1 ? -1 : 0;
}
