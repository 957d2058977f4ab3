// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/futex.h>
#include <stddef.h>
#include <sys/mman.h>

const struct rule rule = {
	.says = "When a thread ends, FUTEX_OWNER_DIED is set only in futexes "
		"of its robust list that contain its TID in its own PID "
		"namespace.",
	.source = "include/uapi/linux/futex.h, FUTEX_TID_MASK; "
		  "get_robust_list(2), DESCRIPTION",
	.level = SHOULD,
};

static struct process init, owner, unsharer;

struct lock {
	struct robust_list next;
	unsigned int word;
};

static struct lock *locks;

/* Registers the list of the calling thread, which is circular. */
static void own_locks(void)
{
	static struct robust_list_head head;
	pid_t tid = (pid_t)syscall(SYS_gettid);

	head = (struct robust_list_head){
		.list = { &locks[0].next },
		.futex_offset = offsetof(struct lock, word),
	};
	locks[0].next.next = &locks[1].next;
	locks[1].next.next = &head.list;
	or_skip(syscall(SYS_set_robust_list, &head, sizeof(head)));
	locks[0].word = tid;
	locks[1].word = tid + 2;
}

void test(void)
{
	locks = mmap(NULL, sizeof(locks[0]) * 2, PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	must((intptr_t)locks);
	child(init, CLONE_NEWPID) {
		/* A thread whose TID is not a PID. */
		child(owner)
			run_in_thread(own_locks);
		CHECK_EXITED(owner, 0);
		CHECK_EQ(locks[0].word, FUTEX_OWNER_DIED);
		CHECK_EQ(locks[1].word, pid_of(owner) + 3);
		/* A thread has the same TID after unshare(2). */
		child(unsharer) {
			divert_children();
			own_locks();
		}
		CHECK_EXITED(unsharer, 0);
		CHECK_EQ(locks[0].word, FUTEX_OWNER_DIED);
		CHECK_EQ(locks[1].word, pid_of(unsharer) + 2);
	}
	CHECK_EXITED(init, 0);
	/* Control: the other futex has the TID of unsharer here. */
	CHECK_EQ(locks[1].word, pid_of(unsharer));
}
