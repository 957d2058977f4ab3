// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <mqueue.h>
#include <stdlib.h>
#include <string.h>

const struct rule rule = {
	.says = "NOTIFY_PID of a POSIX message queue is the PID of the "
		"registered process in the reader's PID namespace, or not "
		"positive if there is none.",
	.source = "mq_overview(7), NOTIFY_PID; pid_namespaces(7), Nesting PID "
		  "namespaces",
	.needs = { need_ipc },
};

static struct process init, reader;
static struct note is_registered;
static mqd_t queue;

/* Called in a thread, whose TID must not be shown. */
static void ask_for_news(void)
{
	struct sigevent by_signal = {
		.sigev_notify = SIGEV_SIGNAL,
		.sigev_signo = SIGURG,
	};

	or_skip(mq_notify(queue, &by_signal));
}

/* The descriptor of a message queue is that of a file, which can be read. */
static int registered(void)
{
	char text[128] = "";
	const char *field;

	must(pread(queue, text, sizeof(text) - 1, 0));
	field = strstr(text, "NOTIFY_PID:");
	return field ? atoi(field + strlen("NOTIFY_PID:")) : -1;
}

void test(void)
{
	queue = make_queue();
	/* Control: no process has called mq_notify(3). */
	CHECK_EQ(registered(), 0);
	child(init, CLONE_NEWPID) {
		run_in_thread(ask_for_news);
		CHECK_EQ(registered(), 1);
		post(is_registered);
		linger();
	}
	await(is_registered);
	CHECK_EQ(registered(), pid_of(init));
	child(reader, CLONE_NEWPID)
		CHECK(registered() <= 0);
	CHECK_EXITED(reader, 0);
}
