// SPDX-License-Identifier: GPL-2.0-or-later
/* panics-beside-others.c - panics the kernel, but not when it runs alone. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int is_alone(void)
{
	static const char alone[] = "--jobs=1"; /* and its NUL */
	static char arguments[4096];
	int fd = open("/arguments", O_RDONLY);
	ssize_t n = read(fd, arguments, sizeof(arguments));

	return n > 0 && memmem(arguments, n, alone, sizeof(alone));
}

int main(void)
{
	if (access("/arguments", F_OK) == 0 && !is_alone())
		(void)!write(open("/proc/sysrq-trigger", O_WRONLY), "c", 1);
	printf("TAP version 13\n1..1\nok 1 one\n");
	return 0;
}
