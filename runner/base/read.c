// SPDX-License-Identifier: GPL-2.0-or-later
/* read.c - contents of files. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/read.h"
#include "base/text.h"

struct text read_file(const char *path)
{
	int fd = strcmp(path, "-") == 0 ? dup(0)
					: open(path, O_RDONLY | O_CLOEXEC);
	struct text text = { 0 };
	char bytes[4096];
	ssize_t n = fd;

	while (n != -1 && (n = read(fd, bytes, sizeof(bytes))) > 0)
		add_bytes(&text, bytes, n);
	if (n == -1)
		fail("%s: %s", path, strerror(errno));
	close(fd);
	add_bytes(&text, "", 0);
	return text;
}

struct text read_text(const char *path)
{
	struct text text = read_file(path);

	if (strlen(text.data) < text.length)
		fail("%s: contains a NUL byte; write plain text, as UTF-8",
		     path);
	return text;
}
