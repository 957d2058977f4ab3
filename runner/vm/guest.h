/* SPDX-License-Identifier: GPL-2.0-or-later */
/* guest.h - one booted kernel, as a process. */
#ifndef VM_GUEST_H
#define VM_GUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/foreign.h"
#include "base/log.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "input/record.h"
#include "vm/image.h"
#include "vm/machine.h"

enum channel { RESULTS, CONSOLE, COMPLAINTS, CHANNELS };

/* How the process of a guest ended. */
enum fate { ENDED, NEVER_BEGAN, DIED, HUNG, FLOODED };

struct guest {
	pid_t pid;
	int fd[CHANNELS];
	enum accel accel;
	bool no_sandbox;
	struct record record;
	struct tail console, complaints;      /* stderr of QEMU */
	struct stopwatch silence, standstill; /* since output; progress */
	size_t received;		      /* bytes of results */
	bool began, ended, hung, flooded;
	int status; /* of the runner in it */
};

/* Fails if QEMU is not installed. */
void start_guest(struct guest *guest, const struct image *image,
		 const struct text *initramfs);
/* Reads some output of a channel; console output is written to @log, too. */
void hear_guest(struct guest *guest, enum channel channel, struct log *log);
/* Call this in each iteration: whether output or progress is overdue. */
bool is_late(struct guest *guest);
void kill_guest(const struct guest *guest);
/* Reaps its process, reads the rest of its output, and closes the channels. */
enum fate reap_guest(struct guest *guest, struct log *log);
/* Frees its output. */
void forget_guest(struct guest *guest);
/* Whether its kernel hung or crashed before it started the runner. */
bool never_reached_user_space(const struct guest *guest, enum fate fate);
/* Whether its QEMU was built without seccomp. */
bool lacks_sandbox(const struct guest *guest, enum fate fate);
/* The reason as text, from the console or the error messages of QEMU. */
char *cause_of_death(const struct guest *guest, enum fate fate);

#endif
