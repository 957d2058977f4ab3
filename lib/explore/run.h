/* SPDX-License-Identifier: GPL-2.0-or-later */
/* run.h - run one scene in a PID namespace of its own. */
#ifndef RUN_H
#define RUN_H

#include "finding.h"
#include "play.h"

/* As root: the user IDs to change to; no process and no account has them. */
struct identity {
	bool change;
	unsigned uid, gid;
	bool alone; /* no other process that the user could signal is visible */
};

/* Outside of any user namespace. */
bool is_real_root(void);

/* False, and a reason, if signals could reach processes of others. */
bool find_identity(struct identity *identity, char why[200]);

/* Call this in a new process: makes it PID 1 of user, PID and mount
   namespaces of its own. */
bool enter_sandbox(const struct identity *identity, char why[200]);

/* How the scene ended.  FAILED stops the explorer: the scene must not be
   repeated. */
enum ending run_scene(chooser *choose);

/* The same for a storm.  @processes: those that p0 creates at first, or 0: a
   number that depends on the seed. */
enum ending run_storm(uint64_t seed, int processes, int steps);

/* A chooser: the steps of scene->steps that are still possible. */
void set_given(const struct step *steps, int count);
chooser next_given;

/* Copies the difference from *scene. */
void fill_finding(struct finding *finding);

extern struct finding sums; /* of the worker */

#endif
