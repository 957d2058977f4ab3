// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * queue.c - a POSIX message queue.
 *
 * What the queues of a user may take up is limited, however many tests of that
 * user run at once: so it is as small as can be.
 */
#include <fcntl.h>
#include <mqueue.h>

#include "world.h"

int make_queue(void)
{
	struct mq_attr one_letter = { .mq_maxmsg = 1, .mq_msgsize = 1 };

	return or_skip(mq_open("/queue", O_CREAT | O_RDWR, 0600, &one_letter));
}
