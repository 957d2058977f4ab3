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

/* Creates the memory of the scene, and sets scene_file.  NULL, and errno, on
   failure. */
struct scene *create_scene(void);

/* The same memory for the next scene.  Processes of this one that have not
   ended keep theirs.  False on failure. */
bool renew_scene(void);

/* Call this in a program that a process of the scene has executed. */
bool enter_scene(int file);

extern bool has_own_files;

/* A descriptor of the caller for the file that is @fd in p0.  The caller has to
   call give_back(). */
int borrow(int fd);
void give_back(int fd);

/* May processes fetch files from others here? (Linux 5.6) */
bool can_borrow(void);

#endif
