// SPDX-License-Identifier: GPL-2.0-or-later
/* warns.c - keeps its rule, while the log of the kernel says that it did not.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	static const char warning[] = "<4>WARNING: a test asked for this\n";
	int fd = open("/dev/kmsg", O_WRONLY);

	if (access("/arguments", F_OK) == 0)
		(void)!write(fd, warning, strlen(warning));
	printf("TAP version 13\n1..1\nok 1 one\n");
	return 0;
}
