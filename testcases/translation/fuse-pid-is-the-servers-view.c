// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <linux/fuse.h>
#include <stdio.h>
#include <sys/stat.h>

const struct rule rule = {
	.says = "A request of FUSE has the PID of the requesting process in "
		"the PID namespace of the server that mounted the file system.",
	.source = "fuse(4), The basic protocol; pid_namespaces(7), Nesting PID "
		  "namespaces",
	.needs = { need_mounts },
};

static struct process requester, unsharer;

/* A file system on /tmp; its only file is the root directory. */
static int mount_fuse(void)
{
	int device = or_skip(open("/dev/fuse", O_RDWR | O_CLOEXEC));
	char options[128];

	snprintf(options, sizeof(options),
		 "fd=%d,rootmode=40000,user_id=%d,group_id=%d", device,
		 (int)getuid(), (int)getgid());
	or_skip(mount("fuse", "/tmp", "fuse", 0, options));
	return device;
}

static struct fuse_in_header take_request(int device)
{
	static union {
		struct fuse_in_header head;
		char space[FUSE_MIN_READ_BUFFER];
	} request;

	must(read(device, request.space, sizeof(request.space)));
	return request.head;
}

/* The first request is FUSE_INIT. */
static void accept_version(int device)
{
	struct {
		struct fuse_out_header head;
		struct fuse_init_out version;
	} answer = {
		.head = { .len = sizeof(answer),
			  .unique = take_request(device).unique },
		.version = { .major = FUSE_KERNEL_VERSION,
			     .minor = FUSE_KERNEL_MINOR_VERSION },
	};

	must(write(device, &answer, sizeof(answer)));
}

static void check_request(unsigned long flags)
{
	int device = mount_fuse();
	struct fuse_in_header request;

	accept_version(device);
	child(requester, flags) {
		/* If the server ends, the device is closed, and the request
		   ends. */
		close(device);
		/* Control: in its own namespace, it has another PID. */
		CHECK(getpid() < 3);
		CHECK_EQ(access("/tmp/file", F_OK), -1);
	}
	request = take_request(device);
	CHECK_EQ((pid_t)request.pid, pid_of(requester));
	CHECK(pid_of(requester) >= 3);
	/* From now on, each request fails. */
	close(device);
	await_end(requester);
	or_skip(umount2("/tmp", MNT_DETACH));
}

void test(void)
{
	check_request(CLONE_NEWPID);
	/* The namespace for children of the server does not matter. */
	child(unsharer) {
		divert_children();
		check_request(0);
	}
	CHECK_EXITED(unsharer, 0);
}
