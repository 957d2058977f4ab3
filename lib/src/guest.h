/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * guest.h - whether this machine is a guest that "pidspec boot" started.
 *
 * Some steps hang a kernel up to its next reboot.  No setting of the caller
 * shows that this is harmless, so three facts are required: /proc is that of
 * the initial PID namespace, PID 1 there has the name that runner/vm/init.c
 * gives itself, and the command line of the kernel has the word of
 * runner/vm/kernel.c.  No container can change the latter.
 */
#ifndef GUEST_H
#define GUEST_H

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define GUEST_INIT "pidspec-guest"
#define GUEST_WORD "pidspec.guest=1"

static inline bool read_line_of(const char *path, char *text, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t length = fd == -1 ? -1 : read(fd, text, size - 1);

	if (fd != -1)
		close(fd);
	text[length > 0 ? length : 0] = '\0';
	text[strcspn(text, "\n")] = '\0';
	return length > 0;
}

static inline bool has_guest_word(char *words)
{
	char *rest;

	for (char *word = strtok_r(words, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest))
		if (strcmp(word, GUEST_WORD) == 0)
			return true;
	return false;
}

static inline bool is_own_guest(void)
{
	char text[4096];

	return read_line_of("/proc/2/comm", text, sizeof(text)) &&
	       strcmp(text, "kthreadd") == 0 &&
	       read_line_of("/proc/1/comm", text, sizeof(text)) &&
	       strcmp(text, GUEST_INIT) == 0 &&
	       read_line_of("/proc/cmdline", text, sizeof(text)) &&
	       has_guest_word(text);
}

#endif
