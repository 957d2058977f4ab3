// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * thread.c - threads, and processes that share memory, by clone(2) itself.
 *
 * With pthread_create(3) and clone(3), the C library determines the result, and
 * when a thread is gone.  Here the kernel does.
 */
#include <pthread.h>
#include <stdlib.h>
#include <sys/syscall.h>

#include "sys.h"
#include "world.h"

struct thread {
	void (*run)(void);
	atomic_int tid; /* a futex */
};

static int end_at_once(void *unused)
{
	(void)unused;
	return 0;
}

/* The kernel clears it, and wakes its futex, when the thread is gone. */
static atomic_int tid_of_thread;

static int copy_tid(void *to)
{
	*(pid_t *)to = tid_of_thread;
	return 0;
}

static pid_t try_thread_that(int (*run)(void *), unsigned long flags,
			     void *argument)
{
	pid_t got;
	int tid;

	tid_of_thread = -1;
	got = sys_clone_on_stack(run,
				 CLONE_VM | CLONE_FS | CLONE_FILES |
					 CLONE_SIGHAND | CLONE_THREAD |
					 CLONE_SYSVSEM | CLONE_CHILD_CLEARTID |
					 flags,
				 argument, &tid_of_thread);
	while (got != -1 && (tid = tid_of_thread) != 0)
		futex_wait(&tid_of_thread, tid, NULL);
	return got;
}

pid_t try_thread(void)
{
	return try_thread_that(end_at_once, 0, NULL);
}

pid_t try_thread_with_settid(pid_t *stored)
{
	return try_thread_that(copy_tid, CLONE_CHILD_SETTID, stored);
}

static void *be_thread(void *argument)
{
	struct thread *self = argument;

	self->tid = syscall(SYS_gettid);
	futex_wake_all(&self->tid);
	if (!self->run)
		linger();
	self->run();
	return NULL;
}

/* pthread_create(3) may hide the error.  C libraries set this flag. */
static void require_parent_settid(void)
{
	pid_t pid = sys_clone_exactly(CLONE_PARENT_SETTID | SIGCHLD);

	if (pid == 0)
		_exit(0);
	if (pid == -1)
		fail_if_present("clone(CLONE_PARENT_SETTID)",
				"CLONE_PARENT_SETTID", HERE_("start_thread()"));
}

static struct thread *start(void (*run)(void), pthread_t *handle)
{
	struct thread *new = calloc(1, sizeof(*new));
	int error;

	if (!new)
		skip("requires memory for a thread (ulimit -v)");
	/* skip() does not return. */
	/* cppcheck-suppress [nullPointerRedundantCheck, nullPointerOutOfMemory]
	 */
	new->run = run;
	error = pthread_create(handle, NULL, be_thread, new);
	if (error)
		require_parent_settid();
	if (error)
		skip("requires another thread: %s (ulimit -u, or a seccomp "
		     "filter that allows clone(2))",
		     errno_name(error));
	while (new->tid == 0)
		futex_wait(&new->tid, 0, NULL);
	return new;
}

pid_t start_thread(void (*run)(void))
{
	pthread_t unused;

	return start(run, &unused)->tid;
}

pid_t run_in_thread(void (*run)(void))
{
	pthread_t handle;
	struct thread *new = start(run, &handle);

	pthread_join(handle, NULL);
	return new->tid;
}

pid_t start_on_stack(int (*run)(void *), unsigned long flags, void *argument)
{
	pid_t pid;

	if (flags & CLONE_VM)
		return sys_clone_on_stack(run, flags, argument, NULL);
	pid = sys_clone_exactly(flags);
	if (pid == 0)
		_exit(run(argument));
	return pid;
}
