// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Sending another process's PID in SCM_CREDENTIALS requires "
		"CAP_SYS_ADMIN in the user namespace that owns the sender's "
		"PID namespace, and fails with EPERM otherwise.",
	.source = "unix(7), SCM_CREDENTIALS",
};

static struct process init, member, unsharer, stranger, owner_below, owner,
	owned_init, owned;

static const struct ucred as_root = { 1, 0, 0 };
static struct ucred words;
static int ends[2];

/* Called in a thread, whose TID is not the PID. */
static void send_own_pid(void)
{
	words.pid = getpid();
	CHECK_OK(try_word_as(ends[0], words));
}

/* The sender's user namespace owns its PID namespace. */
static void send_as_owner(int socket)
{
	child(owner) {
		make_user_namespace(CLONE_NEWPID);
		child(owned_init) {
			child(owned)
				CHECK_OK(try_word_as(socket, as_root));
			CHECK_EXITED(owned, 0);
		}
		CHECK_EXITED(owned_init, 0);
	}
	CHECK_EXITED(owner, 0);
}

void test(void)
{
	words = (struct ucred){ 1, geteuid(), getegid() };
	make_sockets(ends);
	child(init, CLONE_NEWPID) {
		child(member) {
			/* Control: with capabilities, sending succeeds. */
			CHECK_OK(try_word_as(ends[0], words));
			keep_capabilities(0);
			CHECK_ERRNO(try_word_as(ends[0], words), EPERM);
			send_own_pid();
			run_in_thread(send_own_pid);
		}
		CHECK_EXITED(member, 0);
		/* Calls after unshare(2) use the same PIDs as before. */
		child(unsharer) {
			divert_children();
			keep_capabilities(0);
			send_own_pid();
		}
		CHECK_EXITED(unsharer, 0);
		/* Capabilities in another user namespace do not suffice. */
		child(stranger) {
			make_user_namespace();
			CHECK_ERRNO(try_word_as(ends[0], as_root), EPERM);
		}
		CHECK_EXITED(stranger, 0);
		/* Capabilities over the namespace for children do not
		   suffice. */
		child(owner_below) {
			make_user_namespace();
			divert_children();
			CHECK_ERRNO(try_word_as(ends[0], as_root), EPERM);
		}
		CHECK_EXITED(owner_below, 0);
	}
	CHECK_EXITED(init, 0);
	send_as_owner(ends[0]);
}
