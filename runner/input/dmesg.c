// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * dmesg.c - kernel warnings that are logged while tests run.
 *
 * A kernel that logs "BUG:" during a test has a bug, even if the test passes.
 * The message is recorded with every test that was running.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/foreign.h"
#include "base/limits.h"
#include "base/text.h"
#include "input/dmesg.h"

enum { MOST_RECORD = 8192, MOST_RECORDS = 4096 };

static int kmsg = -1;

bool is_alarming(const char *line)
{
	static const char *const words[] = {
		"WARNING: ",
		"BUG: ",
		"Oops",
		"kernel BUG at",
		"INFO: task ",
		"rcu: INFO:",
		"UBSAN: ",
		"KASAN: ",
		"KCSAN: ",
		"KFENCE: ",
		"RIP: ",
		"Kernel panic",
		"general protection fault",
		"Unable to handle kernel",
		"possible circular locking",
		"possible recursive locking",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(line, words[i]))
			return true;
	return false;
}

void open_dmesg(void)
{
	kmsg = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (kmsg == -1)
		complain("cannot read /dev/kmsg; kernel warnings are not "
			 "reported: %s",
			 strerror(errno));
	else
		lseek(kmsg, 0, SEEK_END);
}

/* "level,sequence,time,flags;text\n KEY=value\n" */
static void read_one(struct text *lines, char *record)
{
	char *text = strchr(record, ';');

	if (!text)
		return;
	text[strcspn(text, "\n")] = '\0';
	if (!is_alarming(++text))
		return;
	add_clean(lines, text, strlen(text));
	add(lines, "\n");
}

void read_dmesg(struct text *lines)
{
	char record[MOST_RECORD];
	int records = 0;
	ssize_t n;

	while (kmsg != -1 && records++ < MOST_RECORDS &&
	       ((n = read(kmsg, record, sizeof(record) - 1)) > 0 ||
		(n == -1 && errno == EPIPE))) {
		if (n == -1)
			continue; /* EPIPE: some were overwritten before they
				     were read */
		record[n] = '\0';
		if (lines->length < MOST_EVIDENCE / 2)
			read_one(lines, record);
	}
	if (records > MOST_RECORDS) /* written as fast as it is read */
		lseek(kmsg, 0, SEEK_END);
}
