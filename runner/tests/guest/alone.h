/* SPDX-License-Identifier: GPL-2.0-or-later */
/* alone.h - whether the runner of this guest runs one test at a time. */
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MEETING "/meeting" /* a FIFO: open(2) returns when both ends are open \
			    */

/* Also outside of a guest, where there is no such file. */
static inline bool is_alone(void)
{
	static const char alone[] = "--jobs=1"; /* and its NUL */
	static char arguments[4096];
	int fd = open("/arguments", O_RDONLY);
	ssize_t n = read(fd, arguments, sizeof(arguments));

	return n <= 0 || memmem(arguments, n, alone, sizeof(alone));
}
