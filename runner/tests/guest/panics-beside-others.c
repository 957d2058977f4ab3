// SPDX-License-Identifier: GPL-2.0-or-later
/* panics-beside-others.c - panics the kernel while waits-beside-others runs,
   but not when it runs alone. */
#include <stdio.h>

#include "alone.h"

int main(void)
{
	if (!is_alone()) {
		mkfifo(MEETING, 0600);
		open(MEETING, O_RDONLY);
		(void)!write(open("/proc/sysrq-trigger", O_WRONLY), "c", 1);
	}
	printf("TAP version 13\n1..1\nok 1 one\n");
	return 0;
}
