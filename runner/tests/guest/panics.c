// SPDX-License-Identifier: GPL-2.0-or-later
/* panics.c - takes the kernel along; only a guest is asked to. */
#include <fcntl.h>
#include <unistd.h>

int main(void)
{
	int fd = access("/arguments", F_OK) == 0
			 ? open("/proc/sysrq-trigger", O_WRONLY)
			 : -1;

	return write(fd, "c", 1) != 1;
}
