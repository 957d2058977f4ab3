/* SPDX-License-Identifier: GPL-2.0-or-later */
/* results.h - files and directories that -o names. */
#ifndef BASE_RESULTS_H
#define BASE_RESULTS_H

#include <stdbool.h>

#define RECORD_NAME "results.tap"

/* Opens @name in @parent, whose path may be NULL; creates it if it does not
   exist.  Fails if it cannot be opened or belongs to another user. */
int open_directory(int parent, const char *parent_path, const char *name);
/* Fails if @directory has results of an earlier run, or removes them. */
void make_way(int directory, const char *path, bool force);
/* Fails if the directory at @path has results of an earlier run. */
void require_free(const char *path);
/* Creates a file, and replaces one of that name; -1 on an error. */
int create_file(int directory, const char *name);
int append_to_file(int directory, const char *name);
int create_output(const char *path);

#endif
