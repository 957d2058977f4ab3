/* SPDX-License-Identifier: GPL-2.0-or-later */
/* numbers.h - numbers in the files of /proc. */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a file below the /proc of the worker; false if it cannot be read. */
bool read_proc(const char *path, char *text, size_t size);
bool read_below(int directory, const char *path, char *text, size_t size);

/* Opens an instance of procfs for the caller's PID namespace that is mounted
   nowhere; -1 if that fails.  It stays open until close_own_proc(). */
int mount_own_proc(void);
void close_own_proc(void);

/* Opens another one with that option; the caller has to close it. */
int mount_proc_with(const char *option, const char *value); /* and errno */

/* As in TID/status of that instance; '?' if it is not readable. */
char state_in(int proc, int tid);

/* The numbers after a word at the beginning of a line; returns how many. */
int numbers_behind(const char *text, const char *word, int *numbers, int max);
uint64_t mask_behind(const char *text, const char *word);

/* SO_PEERPIDFD (Linux 6.5); -1 if there is none. */
int pidfd_of_peer(int socket);

/* The PIDs of the process, from the worker's PID namespace down to its own. */
int numbers_of_pidfd(int pidfd, int *numbers, int max);

#endif
