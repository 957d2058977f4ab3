/* SPDX-License-Identifier: GPL-2.0-or-later */
/* scratch.h - a temporary directory. */
#ifndef VM_SCRATCH_H
#define VM_SCRATCH_H

/* A directory of ours that is removed when we end, by SIGKILL too.  The first
 * call comes before prepare_strays(), or that would kill what removes it. */
const char *scratch(void);

#endif
