// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Writing cad_pid takes a PID of the writer's PID namespace, "
		"and fails with ESRCH for an unused one; reading returns the "
		"PID in the reader's.",
	.source = "Documentation/admin-guide/sysctl/kernel.rst, cad_pid; "
		  "kernel/reboot.c, proc_do_cad_pid()",
	.level = SHOULD,
	.needs = { need_root, need_disposable_machine, need_procfs },
};

static const char file[] = "/proc/sys/kernel/cad_pid";
static struct process stranger, init, caller;
static struct note is_set;

void test(void)
{
	pid_t unused_inside;

	or_skip(read_number(file), "/proc/sys/kernel/cad_pid");
	or_skip(may_write(file) ? 0 : -1,
		"write access to /proc/sys/kernel/cad_pid");
	child(stranger)
		linger();
	unused_inside = pid_of(stranger);
	child(init, CLONE_NEWPID) {
		child(caller) {
			CHECK_ERRNO(write_text(file, "%d", unused_inside),
				    ESRCH);
			/* The namespace for children does not matter. */
			divert_children();
			CHECK_OK(write_text(file, "%d", getpid()));
			CHECK_EQ(read_number(file), getpid());
			post(is_set);
			linger();
		}
		linger();
	}
	await(is_set);
	CHECK_EQ(read_number(file), pid_of(caller));
	/* Control: outside, a process has the other PID. */
	CHECK_OK(write_text(file, "%d", unused_inside));
	CHECK_EQ(read_number(file), unused_inside);
}
