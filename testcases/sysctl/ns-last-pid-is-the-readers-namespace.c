// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <inttypes.h>

const struct rule rule = {
	.says = "Reading or writing ns_last_pid applies to the PID namespace "
		"of the caller, regardless of the procfs instance and of the "
		"opener.",
	.source = "Documentation/admin-guide/sysctl/kernel.rst, ns_last_pid",
	.level = SHOULD,
	.needs = { need_procfs, need_last_pid },
	.harmful = true,
};

static struct process outer, inner, next, unsharer, joiner, after, reader;
static struct note has_mounted;

static const char file[] = "/proc/sys/kernel/ns_last_pid";

static intmax_t read_again(int fd)
{
	char text[16] = "";

	must(pread(fd, text, sizeof(text) - 1, 0));
	return strtoimax(text, NULL, 10);
}

/* The namespace for children of the reader does not matter. */
static void check_diverted(void)
{
	child(unsharer) {
		divert_children();
		CHECK_EQ(read_number(file), getpid() + 1);
		set_last_pid(700);
	}
	CHECK_EXITED(unsharer, 0);
	child(joiner) {
		CHECK_EQ(getpid(), 701);
		join_pid_namespace(inner);
		CHECK_EQ(read_number(file), 701);
		set_last_pid(800);
	}
	CHECK_EXITED(joiner, 0);
	child(after)
		CHECK_EQ(getpid(), 801);
	CHECK_EXITED(after, 0);
	/* Only writing requires a capability. */
	child(reader) {
		keep_capabilities(0);
		CHECK_EQ(read_number(file), getpid());
	}
	CHECK_EXITED(reader, 0);
}

void test(void)
{
	child(outer, CLONE_NEWPID | CLONE_NEWNS) {
		int fd;

		mount_procfs();
		fd = must(open(file, O_RDONLY));
		child(inner, CLONE_NEWPID | CLONE_NEWNS) {
			CHECK_EQ(read_number(file), 1);
			CHECK_EQ(read_again(fd), 1);
			set_last_pid(600);
			child(next)
				CHECK_EQ(getpid(), 601);
			CHECK_EXITED(next, 0);
			mount_procfs();
			post(has_mounted);
			linger();
		}
		await(has_mounted);
		/* Outside, the PID of next follows that of inner. */
		CHECK_EQ(read_again(fd), pid_of(inner) + 1);
		CHECK_EQ(read_number(proc_file(
				 inner, "root/proc/sys/kernel/ns_last_pid")),
			 pid_of(inner) + 1);
		check_diverted();
	}
	CHECK_EXITED(outer, 0);
}
