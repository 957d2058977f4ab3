// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <inttypes.h>

const struct rule rule = {
	.says = "max_pid_namespaces shows the limit of the user namespace of "
		"the process that opened the file, whichever process reads it.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.harmful = true,
};

static const char file[] = "/proc/sys/user/max_pid_namespaces";
static struct process user, nested;

static intmax_t read_open_file(int fd)
{
	char text[32] = "";

	must(pread(fd, text, sizeof(text) - 1, 0));
	return strtoimax(text, NULL, 10);
}

void test(void)
{
	child(user) {
		int fd;

		make_user_namespace();
		or_skip(set_max_pid_namespaces(7));
		fd = must(open(file, O_RDONLY | O_CLOEXEC));
		CHECK_EQ(read_open_file(fd), 7);
		child(nested) {
			make_user_namespace();
			CHECK_EQ(read_open_file(fd), 7);

			CHECK_OK(set_max_pid_namespaces(5));
			CHECK_EQ(read_number(file), 5);
			CHECK_EQ(read_open_file(fd), 7);
		}
		CHECK_EXITED(nested, 0);
		CHECK_EQ(read_number(file), 7);
	}
	CHECK_EXITED(user, 0);
}
