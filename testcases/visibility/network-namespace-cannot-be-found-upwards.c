// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/net_namespace.h>
#include <linux/rtnetlink.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, RTM_GETNSID with NETNSA_PID finds no network namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
	.since = "4.0",
};

static struct process stranger, init;

/* Fails if the kernel finds no process, and so no network namespace, by @pid.
 */
static int find_network_namespace(pid_t pid)
{
	struct {
		struct nlmsghdr head;
		struct rtgenmsg family;
		_Alignas(NLMSG_ALIGNTO) struct nlattr attribute;
		uint32_t pid;
	} request = {
		.head = { .nlmsg_len = sizeof(request),
			  .nlmsg_type = RTM_GETNSID,
			  .nlmsg_flags = NLM_F_REQUEST },
		.attribute = { sizeof(request.attribute) + sizeof(request.pid),
			       NETNSA_PID },
		.pid = pid,
	};
	struct {
		struct nlmsghdr head;
		struct nlmsgerr error;
		char rest[64];
	} answer = { 0 };
	int route = or_skip(
		socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));

	or_skip(write(route, &request, sizeof(request)), "NETLINK_ROUTE");
	must(read(route, &answer, sizeof(answer)));
	close(route);
	if (answer.head.nlmsg_type != NLMSG_ERROR)
		return 0;
	errno = -answer.error.error;
	return -1;
}

void test(void)
{
	pid_t numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	n = numbers_of(stranger, numbers);

	or_skip(find_network_namespace(getpid()), "RTM_GETNSID");
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(find_network_namespace(pid_of(stranger)));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_EQ(find_network_namespace(numbers[i]), -1);
		/* Control: a process with a PID in here is found. */
		CHECK_OK(find_network_namespace(1));
	}
	CHECK_EXITED(init, 0);
}
