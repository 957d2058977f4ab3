// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "NS_GET_USERNS, NS_GET_PARENT, NS_GET_NSTYPE and "
		"NS_GET_OWNER_UID fail with ENOTTY for a file that does not "
		"refer to a namespace.",
	.source = "ioctl_nsfs(2), ERRORS",
};

static struct process init;
static struct note is_over;

void test(void)
{
	int file = must(open("/", O_RDONLY)), ns;
	uid_t uid;

	child(init, CLONE_NEWPID)
		await(is_over);
	ns = open_namespace_of(init);
	CHECK_ERRNO(ioctl(file, NS_GET_USERNS), ENOTTY);
	CHECK_ERRNO(ioctl(file, NS_GET_PARENT), ENOTTY);
	CHECK_ERRNO(ioctl(file, NS_GET_NSTYPE), ENOTTY);
	CHECK_ERRNO(ioctl(file, NS_GET_OWNER_UID, &uid), ENOTTY);
	/* Control: these calls succeed for a PID namespace. */
	CHECK_OK(ioctl(ns, NS_GET_USERNS));
	CHECK_OK(ioctl(ns, NS_GET_PARENT));
	CHECK_OK(ioctl(ns, NS_GET_NSTYPE));
	post(is_over);
	CHECK_EXITED(init, 0);
}
