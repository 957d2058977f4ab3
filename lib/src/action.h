/* SPDX-License-Identifier: GPL-2.0-or-later */
/* action.h - what a process does when a signal comes; see calls.h, too. */
#ifndef ACTION_H
#define ACTION_H

void forget_inherited_signals(void);

#endif
