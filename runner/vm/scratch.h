/* SPDX-License-Identifier: GPL-2.0-or-later */
/* scratch.h - a temporary directory. */
#ifndef VM_SCRATCH_H
#define VM_SCRATCH_H

/* A directory that is removed when we exit, even by SIGKILL.  Call it before
 * prepare_leftovers(), which would make us the subreaper of the process that
 * removes it, and kill it. */
const char *scratch(void);

#endif
