// SPDX-License-Identifier: GPL-2.0-or-later
/* warns.c - passes, and logs a kernel warning. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	static const char warning[] = "<4>WARNING: logged by a test\n";
	int fd = open("/dev/kmsg", O_WRONLY);

	if (access("/arguments", F_OK) == 0)
		(void)!write(fd, warning, strlen(warning));
	printf("TAP version 13\n1..1\nok 1 one\n");
	return 0;
}
