/* SPDX-License-Identifier: GPL-2.0-or-later */
/* leftovers.h - leftover processes. */
#ifndef RUN_LEFTOVERS_H
#define RUN_LEFTOVERS_H

#include <stdbool.h>
#include <sys/types.h>

enum { KILL_LIMIT_MS = 3000 }; /* time in which SIGKILL must end a process */

void prepare_leftovers(void);
int watch_children(void); /* a signalfd for SIGCHLD */
enum reaped { LEADER_REAPED, ALL_REAPED, MORE_TO_REAP };
/*
 * Reaps children that have ended, and @leader last.  Before that, its process
 * group is killed, while its ID cannot be reused.
 */
enum reaped reap_some(pid_t leader, int *status);
/* Kills all our descendants; returns their number. */
int end_leftovers(bool *all_gone);
/*
 * The same, except children for which @spared returns true.  @lost is a child
 * that does not end.  Its children are killed as well, because one of them may
 * trace it.
 */
int end_leftovers_of(pid_t lost, bool (*spared)(pid_t pid), bool *all_gone);
/* Reports a process of ours that SIGKILL does not end. */
void report_unkilled(pid_t pid);
bool anything_unkilled(void);

#endif
