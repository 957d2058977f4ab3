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
static struct process init, member, threaded;
static struct note own_number, number_of_threaded;

/* Called in a thread, whose TID must not be appended. */
static void end_with_core(void)
{
	must(tgkill(getpid(), (pid_t)syscall(SYS_gettid), SIGQUIT));
}

static void dump_two_cores(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			/* The namespace for children does not matter. */
			divert_children();
			post(own_number, getpid());
			end_with_core();
		}
		CHECK_KILLED(member, SIGQUIT);
		child(threaded) {
			post(number_of_threaded, getpid());
			run_in_thread(end_with_core);
		}
		CHECK_KILLED(threaded, SIGQUIT);
	}
	CHECK_EXITED(init, 0);
}

/* Restores the settings after the dump, also if there is no file. */
static void dump_with_pid(void)
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
	dump_two_cores();
	must(write_text(uses_pid, "%jd", used));
	must(write_text(pattern, "%s", before));
}

static void check_core_of(intmax_t pid)
{
	char core[64];

	snprintf(core, sizeof(core), "/tmp/core.%jd", pid);
	CHECK_OK(access(core, F_OK));
}

void test(void)
{
	mount_tmp();
	must(setrlimit(RLIMIT_CORE, &(struct rlimit){ 1 << 20, 1 << 20 }));
	dump_with_pid();
	check_core_of(await(own_number));
	check_core_of(await(number_of_threaded));
	/* Control: outside, it has another PID. */
	CHECK_NE(await(own_number), pid_of(member));
}
