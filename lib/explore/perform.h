/* SPDX-License-Identifier: GPL-2.0-or-later */
/* perform.h - the system calls of steps; the arguments are those of resolve().
 */
#ifndef PERFORM_H
#define PERFORM_H

#include <sys/types.h>

#include "scene.h"

typedef struct answer performance(const long x[3]);

/* Steps that a kernel may not recover from are possible: in a guest of our
   own. */
extern bool may_hang;

/* The file ns_last_pid; -1 without it (CONFIG_CHECKPOINT_RESTORE). */
int open_last_pid(void);

/* Opens pid_max of the caller's PID namespace; -1 if the file is that of the
   worker (inode number @outer), or that of the host (before Linux 6.14). */
int open_pid_max(ino_t outer);
bool write_number(int fd, long number);

/* Independently of the model: is the caller in a descendant of the PID
   namespace of p0?  reboot(2) affects only such a namespace. */
bool is_below_n0(void);

/* What a second thread runs, with its slot. */
extern int (*second_thread)(void *slot);

/* Files that all processes of the scene share. */
bool make_files(void);

performance do_fork, do_clone_parent, do_clone_newpid, do_set_tid,
	do_failing_clone, do_unshare, do_setns_file, do_setns_pidfd, do_exit,
	do_kill, do_queue, do_pidfd_kill, do_action, do_block, do_unblock,
	do_setpgid, do_setsid, do_subreaper, do_death_signal, do_own, do_pair,
	do_send, do_receive, do_pidfd_open, do_execute, do_last_pid, do_pid_max,
	do_thread, do_seize, do_detach, do_user, do_clone_newuser,
	do_unshare_newuser, do_thread_exit, do_tgkill, do_reboot, do_wait_all,
	do_wait_pid, do_wait_group;

#endif
