// SPDX-License-Identifier: GPL-2.0-or-later
/* probes.c - makes one of the probes of all tables. */
#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "probes.h"

static const struct probe *const tables[] = { pid_probes, proc_probes,
					      namespace_probes, ipc_probes };

const struct probe *probe_at(int which)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		for (const struct probe *row = tables[i]; row->name; row++)
			if (which-- == 0)
				return row;
	return NULL;
}

int count_probes(void)
{
	static int count;

	while (probe_at(count))
		count++;
	return count;
}

/* Does this host deny the call, even for the caller itself? */
static bool is_denied(const struct probe *probe)
{
	int result = probe->look((int)syscall(SYS_getpid));

	return result == -ENOSYS || result == -EPERM || result == -EACCES;
}

void make_probe(int which, int last, int *seen)
{
	const struct probe *probe = probe_at(which);
	bool denied = probe->of == A_PID && is_denied(probe);

	for (int n = 1; n <= last; n++) {
		seen[n] = ANY;
		if (!denied && (n == 1 || probe->of != NOTHING_ELSE))
			seen[n] = probe->look(n);
		if (seen[n] == -EINTR)
			seen[n] = ANY; /* a handler has run */
	}
}
