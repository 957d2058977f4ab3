/* SPDX-License-Identifier: GPL-2.0-or-later */
/* strays.h - processes that are left over. */
#ifndef RUN_STRAYS_H
#define RUN_STRAYS_H

#include <stdbool.h>
#include <sys/types.h>

enum { PATIENCE_MS = 3000 }; /* with what SIGKILL should have ended */

void prepare_strays(void);
int watch_children(void); /* a signalfd for SIGCHLD */
enum reaped { LEADER_REAPED, ALL_REAPED, MORE_TO_REAP };
/*
 * Reaps children that have ended, and @leader as the last: its process group is
 * killed first, while it surely is its own.
 */
enum reaped reap_some(pid_t leader, int *status);
/* Kill all our children, and theirs; returns how many there were. */
int end_strays(bool *all_gone);
/*
 * The same without those for which @spared returns true.  @lost is a child of
 * ours that does not end: its children are killed as well, for one of them may
 * trace it.
 */
int end_strays_of(pid_t lost, bool (*spared)(pid_t pid), bool *all_gone);
/* Of a process of ours that is left. */
void report_unkilled(pid_t pid);
bool anything_unkilled(void);

#endif
