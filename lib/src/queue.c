// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * queue.c - a POSIX message queue.
 *
 * All queues of a user share one limit, and many tests of that user may run at
 * the same time.  So the queue is as small as possible.
 */
#include <fcntl.h>
#include <mqueue.h>

#include "world.h"

int make_queue(void)
{
	static const char name[] =
		"queue"; /* without the slash of mq_open(3) */
	struct mq_attr one_letter = { .mq_maxmsg = 1, .mq_msgsize = 1 };

	return or_skip((int)syscall(SYS_mq_open, name, (long)(O_CREAT | O_RDWR),
				    0600L, &one_letter),
		       "mq_open(2)");
}
