/* SPDX-License-Identifier: GPL-2.0-or-later */
/* guest.h - one booted kernel, as a process. */
#ifndef VM_GUEST_H
#define VM_GUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/foreign.h"
#include "base/log.h"
#include "base/patience.h"
#include "base/text.h"
#include "input/record.h"
#include "vm/image.h"
#include "vm/machine.h"

enum channel { RESULTS, CONSOLE, COMPLAINTS, CHANNELS };

/* What is wrong with a guest that did not get to the end. */
enum fate { ENDED, NEVER_BEGAN, DIED, HUNG, FLOODED };

struct guest {
	pid_t pid;
	int fd[CHANNELS];
	enum accel accel;
	bool no_sandbox;
	struct record record;
	struct tail console, complaints;     /* what runs it complains */
	struct patience silence, standstill; /* until it is heard, advances */
	size_t said;			     /* bytes of results */
	bool began, ended, hung, flooded;
	int status; /* of the runner in it */
};

/* Fails if there is nothing to run it with. */
void start_guest(struct guest *guest, const struct image *image,
		 const struct text *initramfs);
/* Takes in some of what it says; its console goes to @log, too. */
void hear_guest(struct guest *guest, enum channel channel, struct log *log);
/* In each turn: whether it has been silent, or got no further, for too long. */
bool is_late(struct guest *guest);
void kill_guest(const struct guest *guest);
/* After its process is gone: takes in what it said last, and closes all. */
enum fate bury_guest(struct guest *guest, struct log *log);
/* What it said is not kept. */
void forget_guest(struct guest *guest);
/* Whether its QEMU was built without seccomp. */
bool lacks_sandbox(const struct guest *guest, enum fate fate);
/* In words; the console tells, or the complaints of what ran it. */
char *cause_of_death(const struct guest *guest, enum fate fate);

#endif
