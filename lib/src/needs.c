// SPDX-License-Identifier: GPL-2.0-or-later
/* needs.c - what rules require of the user and of the machine. */
#include "sys.h"
#include "world.h"

bool in_userns, root_is_limited;

const char *need_root(void)
{
	if (!in_userns && is_real_root())
		return NULL;
	return root_is_limited
		       ? "requires CAP_SYS_ADMIN (run as root with every "
			 "capability)"
		       : "requires root (run as root, outside of any user "
			 "namespace)";
}

/* The remedy if creating namespaces failed with @error. */
static const char *remedy_of(int error)
{
	switch (error) {
	case EINVAL:
	case ENOSYS:
		return "run a kernel with CONFIG_PID_NS and CONFIG_USER_NS, "
		       "without an emulator or seccomp filter";
	case ENOSPC:
	case EUSERS:
		if (read_number("/proc/sys/user/max_user_namespaces") == 0)
			return "sysctl user.max_user_namespaces=10000";
		if (read_number("/proc/sys/user/max_pid_namespaces") == 0)
			return "sysctl user.max_pid_namespaces=10000";
		return "fewer levels of nesting, or larger values in "
		       "/proc/sys/user";
	}
	if (read_number("/proc/sys/kernel/unprivileged_userns_clone") == 0)
		return "sysctl kernel.unprivileged_userns_clone=1, or run as "
		       "root";
	return "run as root with CAP_SYS_ADMIN, or outside of chroot, seccomp "
	       "filters and LSM profiles that deny user namespaces";
}

const char *remedy_for_namespace(int error)
{
	const char *text = remedy_of(error);

	errno = error;
	return text;
}

const char *need_userns(void)
{
	int error;

	if (try_child(CLONE_NEWUSER) != -1)
		return NULL;
	error = errno;
	if (access("/proc/self/ns/user", F_OK) == 0) { /* CONFIG_USER_NS */
		errno = error;
		absent("user namespaces", "3.8", HERE_("need_userns"));
	}
	return missing("user namespaces", remedy_for_namespace(error));
}
