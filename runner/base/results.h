/* SPDX-License-Identifier: GPL-2.0-or-later */
/* results.h - files and directories that -o names. */
#ifndef BASE_RESULTS_H
#define BASE_RESULTS_H

/* In @parent, which has that path, or NULL.  It is made if need be; fails if it
   cannot be written in, or is not ours. */
int open_directory(int parent, const char *parent_path, const char *name);
/* A new file, instead of one that was there; -1 if it cannot be made. */
int create_file(int directory, const char *name);
int append_to_file(int directory, const char *name);
int create_output(const char *path);

#endif
