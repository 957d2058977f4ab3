// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * doctor.c - what this host allows, and which rules are skipped because of it.
 *
 * Permissions are found by trying: a child creates namespaces, mounts proc, and
 * exits.  Skipped rules are found by running the programs, because each checks
 * its own requirements.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statfs.h>
#include <sys/types.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exit.h"
#include "base/foreign.h"
#include "base/number.h"
#include "base/out.h"
#include "base/text.h"
#include "commands/others.h"
#include "commands/security.h"
#include "input/known.h"
#include "input/result.h"
#include "input/select.h"
#include "options/command.h"
#include "options/options.h"
#include "print/skips.h"
#include "run/depth.h"
#include "run/run.h"
#include "suite.h"
#include "verdict/summary.h"

enum { CGROUP2_MAGIC = 0x63677270 };

static const char *const capabilities[] = {
	"chown",
	"dac_override",
	"dac_read_search",
	"fowner",
	"fsetid",
	"kill",
	"setgid",
	"setuid",
	"setpcap",
	"linux_immutable",
	"net_bind_service",
	"net_broadcast",
	"net_admin",
	"net_raw",
	"ipc_lock",
	"ipc_owner",
	"sys_module",
	"sys_rawio",
	"sys_chroot",
	"sys_ptrace",
	"sys_pacct",
	"sys_admin",
	"sys_boot",
	"sys_nice",
	"sys_resource",
	"sys_time",
	"sys_tty_config",
	"mknod",
	"lease",
	"audit_write",
	"audit_control",
	"setfcap",
	"mac_override",
	"mac_admin",
	"syslog",
	"wake_alarm",
	"block_suspend",
	"audit_read",
	"perfmon",
	"bpf",
	"checkpoint_restore",
};

enum { CAPABILITIES = sizeof(capabilities) / sizeof(capabilities[0]) };

static void PRINTF(2) print_line(const char *what, const char *format, ...)
{
	struct text *text = &standard_output.pending, value = { 0 };
	va_list args;

	va_start(args, format);
	vadd(&value, format, args);
	va_end(args);
	add(text, "%-16s ", what);
	add_clean(text, value.data, value.length);
	add(text, "\n");
	drop(&value);
}

/* ---- Reading ------------------------------------------------------------ */

/* The first line of a file, or NULL; free() it. */
static char *first_line(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char bytes[1024];
	ssize_t n = fd == -1 ? -1 : read(fd, bytes, sizeof(bytes));
	struct text line = { 0 };
	char *newline;

	if (fd != -1)
		close(fd);
	if (n <= 0)
		return NULL;
	newline = memchr(bytes, '\n', n);
	add_clean(&line, bytes, newline ? newline - bytes : n);
	return line.data;
}

/* The value of @name in /proc/self/status, or NULL. */
static const char *status_of(const char *name)
{
	static char bytes[8192];
	int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd == -1 ? 0 : read(fd, bytes, sizeof(bytes) - 1);
	size_t length = strlen(name);

	if (fd != -1)
		close(fd);
	bytes[n > 0 ? n : 0] = '\0';
	for (char *line = strtok(bytes, "\n"); line; line = strtok(NULL, "\n"))
		if (strncmp(line, name, length) == 0 && line[length] == ':')
			return line + length + 1 +
			       strspn(line + length + 1, " \t");
	return NULL;
}

/* ---- Trying ------------------------------------------------------------- */

static bool make_user_namespace(void)
{
	return unshare(CLONE_NEWUSER) == 0;
}

static bool make_pid_namespace(void)
{
	return unshare(CLONE_NEWPID) == 0;
}

static bool make_both(void)
{
	return become_root_of_userns() && unshare(CLONE_NEWPID) == 0;
}

static bool try(bool (*what)(void));

static bool mount_proc(void)
{
	return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	       mount("proc", "/proc", "proc", 0, NULL) == 0;
}

/* Only a child of the process that called unshare(2) is in the new PID
 * namespace, so a child mounts proc. */
static bool mount_in_namespaces(void)
{
	return become_root_of_userns() &&
	       unshare(CLONE_NEWPID | CLONE_NEWNS) == 0 && try(mount_proc);
}

/* Calls @what in a child; errno is that of the child. */
static bool try(bool (*what)(void))
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		errno = 0;
		_exit(what() ? 0 : errno ? errno : ENOTSUP);
	}
	if (child == -1 || waitpid(child, &status, 0) == -1)
		return false;
	errno = WIFEXITED(status) ? WEXITSTATUS(status) : ENOTSUP;
	return status == 0;
}

static void print_attempt(const char *what, bool (*how)(void))
{
	bool can = try(how);

	print_line(what, "%s%s",
		   can ? "yes" : "no: ", can ? "" : strerror(errno));
}

/* ---- Printing ----------------------------------------------------------- */

static void print_kernel(void)
{
	struct utsname names;
	char *modules = first_line("/sys/kernel/security/lsm");

	uname(&names);
	print_line("kernel", "Linux %s %s, %ld CPUs of %ld", names.release,
		   names.machine, (long)count_cpus(),
		   sysconf(_SC_NPROCESSORS_CONF));
	print_line("security", "%s",
		   modules ? modules
			   : "unknown: requires securityfs (mount -t "
			     "securityfs none /sys/kernel/security)");
	free(modules);
	add_security(&standard_output.pending);
}

/* The capabilities that are in @set, or not in it. */
static struct text list_capabilities(uint64_t set, bool in)
{
	struct text list = { 0 };

	for (int i = 0; i < CAPABILITIES; i++)
		if ((set >> i & 1) == in)
			add(&list, "%s%s", list.length ? " " : "",
			    capabilities[i]);
	return list;
}

static void print_capabilities(void)
{
	const char *hex = status_of("CapEff");
	uint64_t set = hex ? strtoull(hex, NULL, 16) : 0;
	struct text have = list_capabilities(set, true);
	struct text lack = list_capabilities(set, false);

	if (!hex)
		print_line("capabilities", "unknown");
	else if (!have.length || !lack.length)
		print_line("capabilities", "%s", have.length ? "all" : "none");
	else if (lack.length < have.length)
		print_line("capabilities", "all but %s", lack.data);
	else
		print_line("capabilities", "%s", have.data);
	drop(&have);
	drop(&lack);
}

static void print_user(void)
{
	const char *seccomp = status_of("Seccomp");
	const char *modes[] = { "none", "strict", "a filter" };
	const char *no_new;
	uint64_t mode;

	print_line("user", "uid %u, gid %u", geteuid(), getegid());
	print_line("tests run as", "%s", context());
	print_capabilities();
	print_line("seccomp", "%s",
		   seccomp && parse_whole(seccomp, 0, 2, &mode) ? modes[mode]
								: "unknown");
	no_new = status_of("NoNewPrivs");
	print_line("no_new_privs", "%s",
		   !no_new	    ? "unknown"
		   : *no_new == '1' ? "set"
				    : "not set");
}

static void print_limits(void)
{
	static const char *const names[] = { "user", "pid", "mnt" };
	struct text text = { 0 };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char *path =
			print("/proc/sys/user/max_%s_namespaces", names[i]);
		char *value = first_line(path);

		add(&text, "%smax_%s_namespaces %s", i ? ", " : "", names[i],
		    value ? value : "unknown");
		free(path);
		free(value);
	}
	print_line("limits", "%s", text.data);
	drop(&text);
}

static void print_namespaces(void)
{
	print_attempt("user namespaces", make_user_namespace);
	print_attempt("PID namespaces", make_pid_namespace);
	print_attempt("  in a userns", make_both);
	print_attempt("  and a /proc", mount_in_namespaces);
	print_limits();
}

static void print_cgroups(void)
{
	struct statfs fs;
	bool there = access("/sys/fs/cgroup", F_OK) == 0;

	if (statfs("/sys/fs/cgroup", &fs) == 0 && fs.f_type == CGROUP2_MAGIC)
		print_line("cgroups", "v2");
	else if (access("/sys/fs/cgroup/unified/cgroup.procs", F_OK) == 0)
		print_line("cgroups", "v1, and v2 on /sys/fs/cgroup/unified");
	else
		print_line("cgroups", "%s",
			   there && access("/sys/fs/cgroup/pids", F_OK) == 0
				   ? "v1"
				   : "none are mounted");
}

static void print_container(void)
{
	char *manager = first_line("/run/systemd/container");
	const char *variable = getenv("container");

	print_line("container", "%s",
		   access("/.dockerenv", F_OK) == 0	       ? "docker"
		   : access("/run/.containerenv", F_OK) == 0   ? "podman"
		   : getenv("KUBERNETES_SERVICE_HOST")	       ? "kubernetes"
		   : access("/proc/sentry-meminfo", F_OK) == 0 ? "gVisor"
		   : manager				       ? manager
		   : variable && *variable		       ? variable
					   : "not detected");
	free(manager);
}

static void print_skips(const struct summary *summary)
{
	struct text *text = &standard_output.pending;
	char *line = summary_line(summary);

	add(text,
	    "\nThe rules were run to find those that are skipped here:\n\n");
	add_skips(text, summary, SIZE_MAX);
	if (summary->count[SKIP] == 0)
		add(text, "no rule is skipped\n");
	add(text, "%s\n", line);
	free(line);
}

/* A path may have characters that are not printable. */
static void print_known(const struct words *files)
{
	struct text list = { 0 };

	for (size_t i = 0; i < files->n; i++)
		add(&list, "%s%s", i ? ", " : "", files->word[i]);
	print_line("known issues", "%s", files->n ? list.data : "no file");
	drop(&list);
}

static int doctor(void)
{
	const struct summary *summary;

	if (options.containers)
		print_containers();
	print_kernel();
	print_user();
	print_namespaces();
	print_cgroups();
	print_container();
	flush_out(&standard_output);
	summary = run_silently();
	print_known(known_files());
	print_skips(summary);
	return ALL_PASSED;
}

static const struct command command = {
	.name = "doctor",
	.order = 90,
	.arguments = "[SELECT...]",
	.help = "print what this host permits, and which rules are skipped",
	.example = "doctor --user userns",
	.options = SELECTION TESTING "programs known no-known containers",
	.takes_rules = true,
	.run = doctor,
};

REGISTER_COMMAND(command);
