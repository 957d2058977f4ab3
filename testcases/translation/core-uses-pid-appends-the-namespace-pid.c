// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/resource.h>

const struct rule rule = {
	.says = "With core_uses_pid, the name of a core file ends with the PID "
		"of the process in its own PID namespace.",
	.source = "core(5), Naming of core dump files; pid_namespaces(7), "
		  "Nesting PID namespaces",
	.needs = { need_root, need_mounts, need_disposable_machine },
};

static const char pattern[] = "/proc/sys/kernel/core_pattern",
		  uses_pid[] = "/proc/sys/kernel/core_uses_pid";
static struct process init, member;
static struct note own_number;

/* Restores the settings after the dump, also if there is no file. */
static void dump_core(void)
{
	char before[128] = "";
	int fd = or_skip(open(pattern, O_RDONLY), "core_pattern");
	intmax_t used;

	/* One test at a time. */
	must(flock(fd, LOCK_EX));
	used = or_skip(read_number(uses_pid), "core_uses_pid");
	or_skip(read_text(pattern, before, sizeof(before)), "core_pattern");
	or_skip(write_text(pattern, "/tmp/core"), "core_pattern");
	or_skip(write_text(uses_pid, "1"), "core_uses_pid");
	child(init, CLONE_NEWPID) {
		child(member) {
			/* The namespace for children does not matter. */
			divert_children();
			post(own_number, getpid());
			must(tgkill(getpid(), getpid(), SIGQUIT));
		}
		CHECK_KILLED(member, SIGQUIT);
	}
	CHECK_EXITED(init, 0);
	must(write_text(uses_pid, "%jd", used));
	must(write_text(pattern, "%s", before));
}

void test(void)
{
	char core[64];

	mount_tmp();
	must(setrlimit(RLIMIT_CORE, &(struct rlimit){ 1 << 20, 1 << 20 }));
	dump_core();
	snprintf(core, sizeof(core), "/tmp/core.%jd", await(own_number));
	CHECK_OK(access(core, F_OK));
	/* Control: outside, it has another PID. */
	CHECK_NE(await(own_number), pid_of(member));
}
