/* SPDX-License-Identifier: GPL-2.0-or-later */
/* rejected.h - system calls of the runner that a seccomp filter rejects. */
#ifndef RUN_REJECTED_H
#define RUN_REJECTED_H

/*
 * Why programs cannot be started or reaped here, with the remedy, as the reason
 * of a skip; NULL if they can.
 */
const char *what_filter_rejects(void);

#endif
