/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * files.h - the table of files that the processes of a scene share.
 *
 * execve(2) unshares it.  A process that has called it, and those that it
 * creates, fetch the files that they use from p0 by pidfd_getfd(2).
 */
#ifndef FILES_H
#define FILES_H

#include <stdbool.h>

/* The memory of the scene, and its number as a file; NULL, and errno. */
struct scene *create_scene(void);

/* In a program that a process of the scene has executed. */
bool enter_scene(int file);

extern bool has_own_files;

/* Number @fd of p0 as one of the caller, to be given back. */
int borrow(int fd);
void give_back(int fd);

/* May processes fetch files from others here? (Linux 5.6) */
bool can_borrow(void);

#endif
