/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trial.h - tests one kernel in one or more boots. */
#ifndef VM_TRIAL_H
#define VM_TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/log.h"
#include "base/text.h"
#include "input/select.h"
#include "relay.h"
#include "vm/guest.h"
#include "vm/image.h"

enum stage { NOT_YET, BOOTED, FINISHED };

struct trial {
	struct image image;
	struct relay relay;
	enum stage stage;
	struct guest guest;
	char *run;     /* the --run-id of its streams */
	bool *suspect; /* of each program: it was running at a crash */
	bool alone;    /* this boot is for the suspects */
	int crashes;
	bool retried; /* it ended under TCG before it reached user space */
	size_t done_before; /* this boot */
	struct text base;   /* the initramfs, without arguments */
	struct log log;
	struct program label; /* for the bar */
};

void begin_trial(struct trial *trial);
/* Call this when the process of its guest has ended. */
void end_boot(struct trial *trial);

#endif
