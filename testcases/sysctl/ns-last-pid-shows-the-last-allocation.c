// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "ns_last_pid is the last PID allocated in the reader's PID "
		"namespace, whatever is allocated outside of it.",
	.source = "pid_namespaces(7), /proc files",
};

static struct process init, first, second, stranger;
static struct note has_looked, others_were_born;

void test(void)
{
	static const char file[] = "/proc/sys/kernel/ns_last_pid";

	or_skip(access(file, R_OK), "/proc/sys/kernel/ns_last_pid");
	child(init, CLONE_NEWPID) {
		child(first)
			linger();
		CHECK_EQ(read_number(file), pid_of(first));
		child(second)
			linger();
		CHECK_EQ(read_number(file), pid_of(second));
		post(has_looked);
		await(others_were_born);
		CHECK_EQ(read_number(file), pid_of(second));
	}
	await(has_looked);
	child(stranger)
		linger();
	/* Control: the namespace of stranger shows the allocation. */
	CHECK_EQ(read_number(file), pid_of(stranger));
	post(others_were_born);
	CHECK_EXITED(init, 0);
}
