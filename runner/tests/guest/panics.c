// SPDX-License-Identifier: GPL-2.0-or-later
/* panics.c - panics the kernel.  Run it only in a guest. */
#include <fcntl.h>
#include <unistd.h>

int main(void)
{
	int fd = access("/arguments", F_OK) == 0
			 ? open("/proc/sysrq-trigger", O_WRONLY)
			 : -1;

	return write(fd, "c", 1) != 1;
}
