/* SPDX-License-Identifier: GPL-2.0-or-later */
/* action.h - dispositions of signals; see also calls.h. */
#ifndef ACTION_H
#define ACTION_H

void forget_inherited_signals(void);

#endif
