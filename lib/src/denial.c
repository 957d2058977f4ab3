// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * denial.c - what a security module denies to this process.
 *
 * Each control makes a system call that succeeds on every kernel, for any
 * caller: a process acts on itself, or on a child that it has just created.
 * Where such a call fails with EACCES or EPERM, the kernel's own rules are not
 * the reason.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"
#include "denial.h"
#include "sys.h"

static int error_of(intmax_t result)
{
	return result == -1 ? errno : 0;
}

/* A child that lives until @gate is closed, or is killed. */
static pid_t start_child(unsigned long flags, int gate[2])
{
	char byte;
	pid_t pid;

	if (pipe(gate) == -1)
		return -1;
	pid = sys_clone(flags);
	if (pid == 0) {
		close(gate[1]);
		(void)!read(gate[0], &byte, 1);
		_exit(0);
	}
	return pid;
}

static void end_child(pid_t pid, int gate[2])
{
	close(gate[1]);
	close(gate[0]);
	call_kill_(pid, SIGKILL);
	waitid(P_PID, pid, &(siginfo_t){ 0 }, WEXITED | __WALL);
}

static int on_child(int (*try)(pid_t pid))
{
	int gate[2], error;
	pid_t pid = start_child(0, gate);

	if (pid == -1)
		return 0;
	error = try(pid);
	end_child(pid, gate);
	return error;
}

/* Sends a signal of each kind that SELinux distinguishes.  SIGKILL is last:
   it ends a child that is stopped. */
static int signal_child(pid_t pid)
{
	static const int signals[] = { 0, SIGURG, SIGCHLD, SIGKILL };
	int error = 0;

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		if (call_kill_(pid, signals[i]) == -1 && !error)
			error = errno;
	return error;
}

static int try_signals(void)
{
	return on_child(signal_child);
}

/* Any user may trace a child of its own, unless a module or Yama denies it. */
static int trace_child(pid_t pid)
{
	enum { SEIZE = 0x4206 };

	return error_of(syscall(SYS_ptrace, SEIZE, pid, 0, 0));
}

static int try_ptrace(void)
{
	return on_child(trace_child);
}

static int look_at_child(pid_t pid)
{
	char path[48], text[32];

	snprintf(path, sizeof(path), "/proc/%d/ns/pid", pid);
	if (readlink(path, text, sizeof(text)) != -1 || errno == ENOENT)
		return 0;
	return errno;
}

static int try_to_look(void)
{
	return on_child(look_at_child);
}

static int try_namespace_files(void)
{
	int fd = open("/proc/self/ns/pid", O_RDONLY | O_CLOEXEC);

	return fd == -1 && errno == ENOENT ? 0 : error_of(fd);
}

/* Whether the caller may mount according to its capabilities. */
static bool enter_mount_namespace(void)
{
	return unshare(CLONE_NEWNS) == 0 ||
	       unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
}

static int try_mount(void)
{
	if (!enter_mount_namespace())
		return 0;
	return error_of(call_mount_(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL))
		       ?: error_of(call_mount_("none", "/tmp", "tmpfs", 0,
					       NULL));
}

static int try_umount(void)
{
	if (!enter_mount_namespace() ||
	    call_mount_(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == -1 ||
	    call_mount_("none", "/tmp", "tmpfs", 0, NULL) == -1)
		return 0;
	return error_of(call_umount2_("/tmp", MNT_DETACH));
}

static int try_user_namespace(void)
{
	return error_of(unshare(CLONE_NEWUSER));
}

/* The creator of a user namespace may look at the processes in it. */
static int look_into_user_namespace(void)
{
	void *head;
	size_t size;
	int gate[2], error;
	pid_t pid = start_child(CLONE_NEWUSER, gate);

	if (pid == -1)
		return 0;
	error = error_of(syscall(SYS_get_robust_list, pid, &head, &size));
	end_child(pid, gate);
	return error == ENOSYS ? 0 : error;
}

/* Whether this is the initial user namespace. */
static bool is_not_mapped(void)
{
	FILE *map = fopen("/proc/self/uid_map", "re");
	unsigned inside = 1, outside = 1, count = 0;

	if (!map)
		return false;
	if (fscanf(map, "%u %u %u", &inside, &outside, &count) != 3)
		count = 0;
	fclose(map);
	return inside == 0 && outside == 0 && count == UINT_MAX;
}

/* Returns false if the caller does not have the capability.  Under AppArmor,
   capget(2) does not show denied capabilities. */
static bool keep_only(int capability)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2] = { 0 };

	data[CAP_TO_INDEX(capability)].permitted =
		data[CAP_TO_INDEX(capability)].effective =
			CAP_TO_MASK(capability);
	return syscall(SYS_capset, &header, data) == 0;
}

/* Linux 5.9: the capability is sufficient for following links in map_files. */
static int follow_mapping(void)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	char path[80] = "/proc/self/map_files/";
	uintmax_t first = 0, end = 0;
	bool found = false;
	char line[256];
	int fd;

	while (maps && !found && fgets(line, sizeof(line), maps))
		found = strchr(line, '/') &&
			sscanf(line, "%jx-%jx", &first, &end) == 2;
	if (maps)
		fclose(maps);
	snprintf(path + strlen(path), sizeof(path) - strlen(path), "%jx-%jx",
		 first, end);
	fd = found ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	return fd == -1 && errno == EPERM ? EPERM : 0;
}

static int try_to_restore(void)
{
	enum { BIT = 40 }; /* CAP_CHECKPOINT_RESTORE */

	if (!is_not_mapped() || prctl(PR_CAPBSET_READ, BIT) != 1 ||
	    !keep_only(BIT))
		return 0;
	return follow_mapping();
}

/* The creator of a user namespace has all capabilities in it. */
static int try_capabilities_of_user_namespace(void)
{
	if (unshare(CLONE_NEWUSER) == -1)
		return 0;
	return error_of(unshare(CLONE_NEWUTS));
}

static int try_process_group(void)
{
	return error_of(setpgid(0, 0)) ?: error_of(getpgid(getppid())) ?:
							 error_of(getsid(0));
}

static int try_scheduler(void)
{
	struct sched_param none = { 0 };

	return error_of(syscall(SYS_sched_getscheduler, 0))
		       ?: error_of(syscall(SYS_sched_setscheduler, 0,
					   SCHED_OTHER, &none));
}

static int set_limit_of_child(pid_t pid)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_CORE, &limit) == -1)
		return 0;
	return error_of(prlimit(pid, RLIMIT_CORE, &limit, NULL));
}

static int try_limits(void)
{
	return on_child(set_limit_of_child);
}

static int try_sockets(void)
{
	int ends[2];

	return error_of(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends))
		       ?: error_of(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
}

/* Some modules deny open(2), although access(2) succeeds. */
static int try_sysctls(void)
{
	static const char *const files[] = {
		"/proc/sys/kernel/ns_last_pid",
		"/proc/sys/kernel/pid_max",
		"/proc/sys/vm/memfd_noexec",
	};
	int error = 0;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (!error && access(files[i], W_OK) == 0)
			error = error_of(open(files[i], O_WRONLY | O_CLOEXEC));
	return error;
}

const struct lsm_control lsm_controls[] = {
	{ "kill(2)", "kill sigqueue signal SIG", "signal,", false,
	  try_signals },
	{ "/proc/PID/ns", "/ns/ namespace", "file,", false,
	  try_namespace_files },
	{ "ptrace(2)", "ptrace PTRACE", "ptrace,", true, try_ptrace },
	{ "access to another process",
	  "/proc/ proc_file process_vm kcmp namespace pidfd setns robust pages "
	  "mempolicy",
	  "ptrace,", true, try_to_look },
	{ "access to processes of an own user namespace",
	  "/proc/ proc_file setns namespace", "capability sys_ptrace,", true,
	  look_into_user_namespace },
	{ "CAP_CHECKPOINT_RESTORE", "try_pid last_pid set_tid",
	  "capability checkpoint_restore,", false, try_to_restore },
	{ "mount(2)", "mount", "mount,", false, try_mount },
	{ "umount(2)", "umount", "umount,", false, try_umount },
	{ "user namespaces", "user CLONE_NEWUSER uid_map", "userns,", false,
	  try_user_namespace },
	{ "capabilities in user namespaces", "user uid_map unshare setns",
	  "capability,", false, try_capabilities_of_user_namespace },
	{ "setpgid(2) and getpgid(2)", "pgid sid", "file,", false,
	  try_process_group },
	{ "scheduling policies", "sched priority", "capability sys_nice,",
	  false, try_scheduler },
	{ "prlimit(2)", "limit", "rlimit,", false, try_limits },
	{ "write access to /proc/sys", "write access", "file,", false,
	  try_sysctls },
	{ "UNIX sockets", "socket", "network unix,", false, try_sockets },
};

const size_t lsm_control_count = sizeof(lsm_controls) / sizeof(lsm_controls[0]);

/* The child exits with its errno, which is below 256. */
int try_control(const struct lsm_control *control)
{
	siginfo_t end = { 0 };
	pid_t pid = sys_clone(0);

	if (pid == 0)
		_exit(control->try());
	if (pid == -1 || waitid(P_PID, pid, &end, WEXITED) == -1 ||
	    end.si_code != CLD_EXITED)
		return 0;
	return end.si_status == EACCES || end.si_status == EPERM ? end.si_status
								 : 0;
}

/* If there is a seccomp filter, too, the filter may be what denies the call. */
static const char *or_filter(void)
{
	return prctl(PR_GET_SECCOMP) == SECCOMP_MODE_FILTER
		       ? " or a seccomp filter"
		       : "";
}

void describe_denial(const struct confinement *confinement, const char *what,
		     char *text, size_t size)
{
	const char *label = confinement->label;

	if (confinement->module == APPARMOR)
		snprintf(text, size,
			 "requires %s (probably denied by the AppArmor profile "
			 "%s; "
			 "aa-exec -p unconfined runs without the profile)",
			 what, label);
	else
		snprintf(text, size,
			 "requires %s (probably denied by the security module "
			 "to %s; "
			 "setenforce 0 makes SELinux permissive)",
			 what, label);
}

void describe_denied_call(const struct confinement *confinement,
			  const struct lsm_control *control, char *text,
			  size_t size)
{
	const char *label = confinement->label;

	/* the profile of Ubuntu for user namespaces of unconfined processes */
	if (confinement->module == APPARMOR &&
	    strcmp(label, "unprivileged_userns") == 0)
		snprintf(text, size,
			 "requires %s, denied by the AppArmor profile %s%s "
			 "(sysctl "
			 "kernel.apparmor_restrict_unprivileged_userns=0)",
			 control->call, label, or_filter());
	else if (confinement->module == APPARMOR)
		snprintf(
			text, size,
			"requires %s, denied by the AppArmor profile %s%s (add "
			"\"%s\" to it and run apparmor_parser -r, or run "
			"aa-exec -p unconfined)",
			control->call, label, or_filter(), control->rule);
	else if (confinement->module == SELINUX)
		snprintf(text, size,
			 "requires %s, denied by SELinux to %s%s (ausearch -m "
			 "avc | audit2allow -M pidspec && semodule -i "
			 "pidspec.pp)",
			 control->call, label, or_filter());
	else
		snprintf(text, size,
			 "requires %s, denied by the security module that has "
			 "the label %s%s (run without it)",
			 control->call, label, or_filter());
}
