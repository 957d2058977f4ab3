// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/perf_event.h>
#include <sys/mman.h>

const struct rule rule = {
	.says = "PERF_RECORD_NAMESPACES has the PID namespace of a process or "
		"thread, and its PID and TID in the reader's PID namespace.",
	.source = "perf_event_open(2), PERF_RECORD_NAMESPACES",
	.since = "4.12",
	.needs = { need_root, need_procfs },
};

enum { PID_NAMESPACE = 3, TYPES = 7 };

static struct process caller, init;

struct record {
	struct perf_event_header header;
	uint32_t pid, tid;
	uint64_t count;
	struct {
		uint64_t device, inode;
	} namespaces[TYPES];
};

/* One page for the kernel's header, and one for records. */
static struct perf_event_mmap_page *watch(void)
{
	struct perf_event_attr event = {
		.type = PERF_TYPE_SOFTWARE,
		.size = sizeof(event),
		.config = PERF_COUNT_SW_DUMMY,
		.namespaces = 1,
		.exclude_kernel = 1,
		.exclude_hv = 1,
	};
	int fd = or_skip(syscall(SYS_perf_event_open, &event, 0, -1, -1, 0));
	void *pages = mmap(NULL, 2 * sysconf(_SC_PAGESIZE),
			   PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	must((intptr_t)pages);
	return pages;
}

/* The PID namespace in the last record about the thread, or 0. */
static intmax_t recorded(struct perf_event_mmap_page *pages, pid_t pid,
			 pid_t tid)
{
	const char *data = (const char *)pages + sysconf(_SC_PAGESIZE);
	intmax_t found = 0;
	const struct record *at;

	for (uint64_t i = 0; i < pages->data_head; i += at->header.size) {
		at = (const void *)(data + i);
		if (at->header.type == PERF_RECORD_NAMESPACES &&
		    at->pid == (uint32_t)pid && at->tid == (uint32_t)tid &&
		    at->count > PID_NAMESPACE)
			found = at->namespaces[PID_NAMESPACE].inode;
	}
	return found;
}

/* The same for the main thread of a process. */
static intmax_t recorded_for(struct perf_event_mmap_page *pages, pid_t pid)
{
	return recorded(pages, pid, pid);
}

static void do_nothing(void)
{
}

void test(void)
{
	child(caller) {
		struct perf_event_mmap_page *pages = watch();
		pid_t tid;

		child(init, CLONE_NEWPID)
			linger();
		CHECK_EQ(recorded_for(pages, pid_of(init)), namespace_of(init));
		tid = run_in_thread(do_nothing);
		CHECK_EQ(recorded(pages, getpid(), tid), own_namespace());
		CHECK_NE(namespace_of(init), own_namespace());
		/* unshare(2) does not change the caller's own namespace. */
		must(unshare(CLONE_NEWPID));
		CHECK_EQ(recorded_for(pages, getpid()), own_namespace());
		/* The reader has the same PIDs as before. */
		pages = watch();
		or_skip(unshare(CLONE_NEWUTS));
		CHECK_EQ(recorded_for(pages, getpid()), own_namespace());
	}
	CHECK_EXITED(caller, 0);
}
