// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * absence.c - whether a kernel may lack what a test requires.
 *
 * A kernel may lack a feature if it is older, or if its configuration leaves
 * the feature out; the host may also deny the call.  Often, the rejected call
 * is the one that the rule is about.  Any other kernel that rejects it violates
 * the rule, and the test fails.
 */
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/vfs.h>

#include "world.h"

/*
 * A kernel that reports a version before this one may be an emulator, such as
 * gVisor.  An emulator may lack calls of the version that it reports: they fail
 * with ENOSYS, ENOTTY or EINVAL.
 */
static const char oldest_complete[] = "5.0";

/* A kernel with -rc0 in its version may lack any change since the last release.
 */
bool is_older_than(const char *version)
{
	struct utsname names;
	int major = 0, minor = 0, its_major = 0, its_minor = 0;

	if (uname(&names) == -1 ||
	    sscanf(names.release, "%d.%d", &major, &minor) != 2 ||
	    sscanf(version, "%d.%d", &its_major, &its_minor) != 2)
		return false;
	if (major != its_major || minor != its_minor)
		return major < its_major ||
		       (major == its_major && minor < its_minor);
	return strstr(names.release, "rc0") != NULL;
}

/*
 * On a disposable machine, where neither a filter nor a security module
 * confines this process, its capabilities are those that the kernel gave it.
 */
bool is_unrestricted(void)
{
	return !world->filter && !is_confined() &&
	       need_disposable_machine() == NULL;
}

/*
 * Errors of a host that denies a call, lacks a file, a device or a protocol, or
 * runs out of a resource.  A kernel that has the feature returns no other error
 * for a valid call.  The kernel does not run out of memory for a test unless
 * something limits it.
 */
static bool is_of_host(int error)
{
	switch (error) {
	case EPERM:
	case EACCES:
	case EAGAIN:
	case EBUSY:
	case EINTR:
	case EIO:
	case EMFILE:
	case ENFILE:
	case ENODEV:
	case ENOENT:
	case ENOSPC:
	case ENXIO:
	case EROFS:
	case EUSERS:
	case EDQUOT:
	case ENOTDIR:
	case ENOBUFS:
	case EADDRINUSE:
	case EADDRNOTAVAIL:
	case EAFNOSUPPORT:
	case ECONNREFUSED:
	case EPROTONOSUPPORT:
	case ESOCKTNOSUPPORT:
		return true;
	}
	return error == ENOMEM && !is_unrestricted();
}

static bool is_rejected_by_host(int error, bool has_privilege)
{
	if (world->filter || is_older_than(oldest_complete))
		return true;
	if (error == EPERM || error == EACCES)
		return !has_privilege || !is_unrestricted();
	return is_of_host(error);
}

static _Noreturn void fail(const char *what, int error, const struct here *here)
{
	char expected[128];

	snprintf(expected, sizeof(expected), "success: this kernel has %s",
		 what);
	errno = error;
	if (error == 0)
		end_test(FAILED, here, expected, "the feature is missing");
	end_test(FAILED, here, expected, "%s (%s)", errno_name(error),
		 strerror(error));
}

const char *absent(const char *what, const char *version,
		   const struct here *here)
{
	static char text[160];
	int error = errno;

	if (is_older_than(version)) {
		snprintf(text, sizeof(text), "requires Linux %s (%s)", version,
			 what);
		return text;
	}
	if (!is_rejected_by_host(error, true))
		fail(what, error, here);
	errno = error;
	return missing(what, "allow it in seccomp filter and LSM profile");
}

/*
 * Whether the kernel has namespaces of this type, but rejects a valid call that
 * creates one.  Emulators of single programs reject its flag with EINVAL, so
 * only a disposable machine counts.
 */
bool violates_creation(int error, const char *file)
{
	return is_unrestricted() && is_in_procfs("/proc/self/ns") &&
	       access(file, F_OK) == 0 && !is_rejected_by_host(error, false);
}

/* Compilers of architectures where Linux has had clone3(2) since 5.3. */
static bool has_clone3(void)
{
#if defined(__x86_64__) || defined(__i386__) || defined(__aarch64__) || \
	defined(__arm__) || defined(__riscv) || defined(__s390x__) ||   \
	defined(__powerpc__)
	return !is_older_than("5.3");
#else
	return false;
#endif
}

const char *absent_clone3(const char *what, const char *version,
			  const struct here *here)
{
	int error = errno;

	if (error == ENOSYS && !has_clone3())
		return "requires Linux 5.3 (clone3(2))";
	errno = error;
	return absent(what, version, here);
}

/* Calls that a configuration leaves out, and how they fail without it. */
static const struct {
	const char *call;
	int error;
} configurable[] = {
	{ "FUTEX_", ENOSYS },
	{ "acct(2)", ENOSYS },
	{ "bpf(2)", ENOSYS },
	{ "fanotify_init", ENOSYS },
	{ "get_mempolicy", ENOSYS },
	{ "ioprio_", ENOSYS },
	{ "kcmp", ENOSYS },
	{ "migrate_pages", ENOSYS },
	{ "move_pages", ENOSYS },
	{ "mq_", ENOSYS },
	{ "msgget", ENOSYS },
	{ "perf_event_open", ENOSYS },
	{ "perf_event_open", EOPNOTSUPP },
	{ "process_vm_readv", ENOSYS },
	{ "PR_SET_SECCOMP", EINVAL },
	{ "robust_list", ENOSYS },
	{ "seccomp", EINVAL },
	{ "seccomp", ENOSYS },
	{ "semget", ENOSYS },
	{ "shmget", ENOSYS },
	{ "SIGEV_THREAD_ID", ENOSYS },
	{ "start_on_stack", ENOSYS },
	{ "timer_create", ENOSYS },
};

/* The files of namespaces: one is missing if the type is not configured. */
static const struct {
	const char *flag, *file;
} types[] = {
	{ "CLONE_NEWUSER", "/proc/self/ns/user" },
	{ "CLONE_NEWUTS", "/proc/self/ns/uts" },
	{ "CLONE_NEWNET", "/proc/self/ns/net" },
};

static bool is_configurable(const char *call, const char *name, int error)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strstr(call, types[i].flag) &&
		    access(types[i].file, F_OK) == -1)
			return true;
	for (size_t i = 0; i < sizeof(configurable) / sizeof(configurable[0]);
	     i++)
		if (configurable[i].error == error &&
		    (strstr(call, configurable[i].call) ||
		     strstr(name, configurable[i].call)))
			return true;
	return false;
}

static bool begins_with(const char *text, const char *word)
{
	return strncmp(text, word, strlen(word)) == 0;
}

/* Files may be masked, or may belong to another file system than procfs. */
static bool is_of_file(const char *call)
{
	return begins_with(call, "write_text(") || begins_with(call, "read_") ||
	       begins_with(call, "freeze(") || begins_with(call, "open(") ||
	       begins_with(call, "access(");
}

/* Before 6.3, 32-bit programs cannot use ioctl(2) of namespaces. */
static bool is_of_width(int error)
{
	return sizeof(long) < sizeof(int64_t) && error == ENOTTY &&
	       is_older_than("6.3");
}

void fail_if_present(const char *call, const char *name,
		     const struct here *here)
{
	int error = errno;

	if (!is_rejected_by_host(error, begins_with(call, "setns(")) &&
	    !is_of_file(call) && !is_of_width(error) &&
	    !is_configurable(call, name, error) &&
	    (has_clone3() || !strstr(call, "try_child3(")))
		fail(name, error, here);
	errno = error;
}

void require_since_(const char *what, const struct here *here)
{
	int error = errno;

	if (rule.since && is_older_than(rule.since))
		skip("requires Linux %s (%s)", rule.since, what);
	fail(what, error, here);
}

/* The path of a procfs file may belong to another file system. */
bool is_in_procfs(const char *path)
{
	struct statfs status;

	return statfs(path, &status) == 0 &&
	       (uint32_t)status.f_type == PROC_SUPER_MAGIC;
}
