// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * world.c - what all processes of a test share, and which of them this one is.
 *
 * The supervisor has one end of a socketpair, and all the others have the other
 * end.  Each end hangs up when no process has the other one open.  This uses no
 * kernel feature that the rules test.
 */
#include <poll.h>

#include "sys.h"
#include "world.h"

struct world *world;
int liveness = -1;
struct process *me;

bool has_need(need *wanted)
{
	for (size_t i = 0; i < sizeof(rule.needs) / sizeof(rule.needs[0]); i++)
		if (rule.needs[i] == wanted)
			return true;
	return false;
}

void wake_supervisor(void)
{
	world->bell = true;
	futex_wake_all(&world->bell);
}

bool everyone_left(int within_ms)
{
	struct pollfd end = { .fd = liveness, .events = 0 };

	return poll(&end, 1, within_ms) == 1;
}

const struct process *own_role(void)
{
	static const struct process supervisor = { .name = "supervisor" };

	return me ? me : &supervisor;
}

bool is_own_child(const struct process *p)
{
	return p->creator == me->seat && p != me;
}

const struct here *waits_at(const struct here *here)
{
	struct seat *seat = own_role()->seat;

	return seat ? atomic_exchange(&seat->waits_at, here) : NULL;
}

void settle(void)
{
	world->restless--;
	if (world->finished) /* perhaps no process is left that may reach a
				check */
		futex_wake_all(&world->bell);
}

/* Waits to be killed at the end of the test; if that fails, ends by itself. */
void linger_(const struct here *here)
{
	settle();
	waits_at(here);
	while (!everyone_left(-1))
		;
	_exit(NO_VERDICT);
}
