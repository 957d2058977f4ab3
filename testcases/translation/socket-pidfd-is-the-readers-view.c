// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/un.h>

const struct rule rule = {
	.says = "SO_PEERPIDFD and SCM_PIDFD return a pidfd of the peer or "
		"sender, even in another PID namespace; its PID is that of "
		"SO_PEERCRED or SCM_CREDENTIALS.",
	.source = "tools/testing/selftests/net/af_unix/scm_pidfd.c, "
		  "pidfd from SCM_PIDFD should point to",
	.level = SHOULD,
	.since = "6.5",
	.needs = { need_procfs },
};

static struct process init;
static struct note has_sent;
static pid_t listener;

/* -1 if it is not a file descriptor. */
static intmax_t number_of(int pidfd)
{
	return fcntl(pidfd, F_GETFD) == -1
		       ? -1
		       : number_after(fdinfo_of(pidfd), "Pid:");
}

/* A connection from inside. */
static int accept_one(int server, struct sockaddr_un *name, socklen_t size)
{
	int ends[2];

	make_sockets(ends);
	child(init, CLONE_NEWPID) {
		int client = must(socket(AF_UNIX, SOCK_STREAM, 0));

		must(connect(client, (void *)name, size));
		/* /proc has the numbers of the sandbox. */
		CHECK_EQ(number_of(pidfd_of_peer(client)), listener);
		send_word(ends[1]);
		/* As in SO_PEERCRED, the peer has no PID here. */
		CHECK_EQ(peer_of(client).pid, 0);
		post(has_sent);
		linger();
	}
	await(has_sent);
	CHECK_EQ(number_of(take_pidfd(ends[0])), pid_of(init));
	return must(accept(server, NULL, NULL));
}

void test(void)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	socklen_t size = sizeof(name);
	int server = must(socket(AF_UNIX, SOCK_STREAM, 0)), connection;

	listener = getpid();
	or_skip(bind(server, (void *)&name, sizeof(name.sun_family)));
	must(listen(server, 1));
	must(getsockname(server, (void *)&name, &size));
	connection = accept_one(server, &name, size);
	CHECK_EQ(peer_of(connection).pid, pid_of(init));
	CHECK_EQ(number_of(pidfd_of_peer(connection)), pid_of(init));
}
