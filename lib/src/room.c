// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * room.c - how many processes the host leaves room for.
 *
 * A test that fills its own PID namespace takes as many PIDs in each ancestor
 * namespace, and counts for the limits of the user and of the pids cgroup.
 * Other programs there would fail to create processes meanwhile.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "world.h"

enum { PATH_LENGTH = 4096, RESERVE = 2 };

/* pids.max may be "max". */
static intmax_t number_in(const char *path)
{
	char text[32];
	intmax_t number;

	if (read_text(path, text, sizeof(text)) <= 0 ||
	    sscanf(text, "%jd", &number) != 1)
		return INTMAX_MAX;
	return number;
}

static intmax_t smaller(intmax_t a, intmax_t b)
{
	return a < b ? a : b;
}

static intmax_t room_in_cgroup(const char *directory)
{
	char path[PATH_LENGTH + sizeof("/pids.current")];
	intmax_t max, current;

	snprintf(path, sizeof(path), "%s/pids.max", directory);
	max = number_in(path);
	if (max == INTMAX_MAX)
		return INTMAX_MAX;
	snprintf(path, sizeof(path), "%s/pids.current", directory);
	current = number_in(path);
	return current == INTMAX_MAX ? max : max - current;
}

/* The cgroup and its ancestors, up to the mount. */
static intmax_t room_below(const char *mount, const char *cgroup)
{
	char directory[PATH_LENGTH];
	size_t top = strlen(mount);
	intmax_t room;

	snprintf(directory, sizeof(directory), "%s%s", mount, cgroup);
	room = room_in_cgroup(directory);
	for (char *end = directory + strlen(directory); end > directory + top;
	     end--) {
		if (*end != '/')
			continue;
		*end = '\0';
		room = smaller(room, room_in_cgroup(directory));
	}
	return room;
}

/* cgroups(7), /proc/[pid]/cgroup; the mounts are where systemd has them. */
static intmax_t room_in_cgroups(void)
{
	char text[PATH_LENGTH], *rest = text, *line;
	intmax_t room = INTMAX_MAX;

	if (read_text("/proc/self/cgroup", text, sizeof(text)) <= 0)
		return INTMAX_MAX;
	while ((line = strsep(&rest, "\n"))) {
		char *controllers = strchr(line, ':'), *cgroup;

		if (!controllers || !(cgroup = strchr(++controllers, ':')))
			continue;
		*cgroup++ = '\0';
		if (!*controllers)
			room = smaller(room,
				       room_below("/sys/fs/cgroup", cgroup));
		else if (strcmp(controllers, "pids") == 0)
			room = smaller(room, room_below("/sys/fs/cgroup/pids",
							cgroup));
	}
	return room;
}

void remember_room(void)
{
	struct rlimit limit;
	intmax_t room = number_in("/proc/sys/kernel/pid_max");

	if (getrlimit(RLIMIT_NPROC, &limit) == 0 && limit.rlim_cur < INTMAX_MAX)
		room = smaller(room, (intmax_t)limit.rlim_cur);
	world->room = smaller(room, room_in_cgroups());
}

void require_room_for(int processes)
{
	if (processes > world->room / RESERVE)
		skip("requires room for %d processes (sysctl kernel.pid_max, "
		     "ulimit -u, or pids.max of the cgroup)",
		     RESERVE * processes);
}
