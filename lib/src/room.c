// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * room.c - how many processes the host leaves room for: PIDs of the namespace,
 * and the limits of the user and of the pids cgroup.
 *
 * The runner uses this file as well, so it depends on no other.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "room.h"

enum { PATH_LENGTH = 4096 };

/* -1, and errno, if it fails. */
static ssize_t read_file(const char *path, char *text, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd == -1)
		return -1;
	got = read(fd, text, size - 1);
	close(fd);
	if (got >= 0)
		text[got] = '\0';
	return got;
}

/* pids.max may be "max". */
static intmax_t number_in(const char *path)
{
	char text[32];
	intmax_t number;

	if (read_file(path, text, sizeof(text)) <= 0 ||
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

/* Checks the cgroup, its ancestors, and the mount.  A container may read the
   path of its cgroup on the host: then the mount is the cgroup. */
static intmax_t room_below(const char *mount, const char *cgroup)
{
	char directory[PATH_LENGTH];
	size_t top = strlen(mount);
	intmax_t room;

	snprintf(directory, sizeof(directory), "%s%s", mount, cgroup);
	room = room_in_cgroup(directory);
	for (char *end = directory + strlen(directory); end >= directory + top;
	     end--) {
		if (*end != '/')
			continue;
		*end = '\0';
		room = smaller(room, room_in_cgroup(directory));
	}
	return room;
}

/* cgroups(7), /proc/[pid]/cgroup; systemd mounts cgroups at these paths. */
static intmax_t room_in_cgroups(void)
{
	char text[PATH_LENGTH], *rest = text, *line;
	intmax_t room = INTMAX_MAX;

	if (read_file("/proc/self/cgroup", text, sizeof(text)) <= 0)
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

intmax_t room_for_processes(void)
{
	struct rlimit limit;
	intmax_t room = number_in("/proc/sys/kernel/pid_max");

	if (getrlimit(RLIMIT_NPROC, &limit) == 0 && limit.rlim_cur < INTMAX_MAX)
		room = smaller(room, (intmax_t)limit.rlim_cur);
	return smaller(room, room_in_cgroups());
}
