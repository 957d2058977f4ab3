// SPDX-License-Identifier: GPL-2.0-or-later
/* probes.c - makes one of the probes of all tables. */
#include <errno.h>
#include <sys/prctl.h>
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

static bool is_error_of_host(int result)
{
	return result == -ENOSYS || result == -EPERM || result == -EACCES;
}

/* Does a seccomp filter of the host deny the call?  The error does not tell. */
static bool may_be_filtered(int result)
{
	enum { FILTER = 2 };

	return is_error_of_host(result) &&
	       prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == FILTER;
}

/* Does this host deny the call, even for the caller itself? */
static bool is_denied(const struct probe *probe)
{
	return is_error_of_host(probe->look((int)syscall(SYS_getpid)));
}

void make_probe(int which, int last, int *seen)
{
	const struct probe *probe = probe_at(which);
	bool denied = probe->of == A_PID && is_denied(probe);

	for (int n = 1; n <= last; n++) {
		seen[n] = ANY;
		if (!denied && (n == 1 || probe->of != NOTHING_ELSE))
			seen[n] = probe->look(n);
		if (seen[n] == -EINTR || may_be_filtered(seen[n]))
			seen[n] = ANY; /* EINTR: a handler has run */
	}
}
