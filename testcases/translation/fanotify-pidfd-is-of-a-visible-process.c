// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/fanotify.h>

const struct rule rule = {
	.says = "With FAN_REPORT_PIDFD, a fanotify event has a pidfd of its "
		"process, unless the process is outside the reader's PID "
		"namespace.",
	.source = "fanotify(7), pidfd; fanotify_init(2), FAN_REPORT_PIDFD",
	.since = "5.15",
	.needs = { need_root, need_procfs },
};

/* Many headers lack this. */
enum { REPORT_PIDFD = 0x80, OF_PIDFD = 4 };

static struct process writer, reader;
static struct note has_written;

struct report {
	struct fanotify_event_metadata event;
	struct {
		uint8_t type, unused;
		uint16_t size;
		int32_t pidfd;
	} info;
};

static struct report next(int group)
{
	struct report report = { 0 };

	CHECK_EQ(read(group, &report, sizeof(report)), sizeof(report));
	CHECK_EQ(report.info.type, OF_PIDFD);
	return report;
}

void test(void)
{
	int group = or_skip(
		    fanotify_init(FAN_NONBLOCK | REPORT_PIDFD, O_RDONLY)),
	    file;
	struct report report;

	mount_tmp();
	file = must(open("/tmp/watched", O_CREAT | O_WRONLY, 0600));
	must(fanotify_mark(group, FAN_MARK_ADD, FAN_MODIFY, file, NULL));
	child(writer, CLONE_NEWPID) {
		must(write(file, "!", 1));
		post(has_written);
		linger();
	}
	await(has_written);
	report = next(group);
	CHECK_EQ(report.event.pid, pid_of(writer));
	CHECK(report.info.pidfd >= 0);
	CHECK_EQ(number_after(fdinfo_of(report.info.pidfd), "Pid:"),
		 pid_of(writer));

	must(write(file, "!", 1));
	child(reader, CLONE_NEWPID) {
		report = next(group);
		CHECK(report.event.pid <= 0);
		CHECK(report.info.pidfd < 0);
	}
	CHECK_EXITED(reader, 0);
}
