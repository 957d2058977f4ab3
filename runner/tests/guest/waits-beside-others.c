// SPDX-License-Identifier: GPL-2.0-or-later
/* waits-beside-others.c - passes if it runs alone; otherwise it runs until
   panics-beside-others panics the kernel. */
#include <stdio.h>

#include "alone.h"

int main(void)
{
	if (!is_alone()) {
		mkfifo(MEETING, 0600);
		open(MEETING, O_WRONLY);
		pause();
	}
	printf("TAP version 13\n1..1\nok 1 one\n");
	return 0;
}
