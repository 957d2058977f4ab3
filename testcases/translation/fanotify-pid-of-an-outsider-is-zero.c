// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/fanotify.h>

const struct rule rule = {
	.says = "A fanotify event has PID 0 if its process is not in the "
		"reader's PID namespace.",
	.source = "kernel/pid.c, pid_nr_ns()",
	.level = CODE,
	.needs = { need_root, need_mounts },
};

static struct process reader;

void test(void)
{
	struct fanotify_event_metadata event;
	int group = or_skip(fanotify_init(FAN_NONBLOCK, O_RDONLY)), file;

	mount_tmp();
	file = must(open("/tmp/watched", O_CREAT | O_WRONLY, 0600));
	must(fanotify_mark(group, FAN_MARK_ADD, FAN_MODIFY, file, NULL));
	must(write(file, "!", 1));
	child(reader, CLONE_NEWPID) {
		CHECK_EQ(read(group, &event, sizeof(event)), sizeof(event));
		CHECK_EQ(event.pid, 0);
	}
	CHECK_EXITED(reader, 0);
}
