// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * memfd.c - vm.memfd_noexec, which determines for a PID namespace and its
 * descendants whether files in memory can be executed.
 *
 * Only root of the machine may write it.  A kernel that violates the rule would
 * change it for the whole machine, so the machine must be disposable.
 */
#include <sys/mman.h>
#include <sys/stat.h>

#include "world.h"

static const char file[] = "/proc/sys/vm/memfd_noexec";
static bool met;

const char *need_memfd_noexec(void)
{
	const char *why_not = need_root();
	intmax_t value;

	if (!why_not)
		why_not = need_disposable_machine();
	if (why_not)
		return why_not;
	if (is_older_than("6.3"))
		return "requires Linux 6.3 (vm.memfd_noexec)";
	why_not = why_not_writable(file);
	if (why_not)
		return why_not;
	value = read_number(file);
	if (value == -1)
		return absent("vm.memfd_noexec", "6.3",
			      HERE_("need_memfd_noexec()"));
	if (value != 0)
		return "requires vm.memfd_noexec=0 (sysctl vm.memfd_noexec=0)";
	met = true;
	return NULL;
}

int try_memfd_noexec(int value)
{
	if (!met || !world->isolated)
		inconclusive(HERE_("set_memfd_noexec()"),
			     "without need_memfd_noexec, or outside a sandbox");
	return write_text(file, "%d", value);
}

void set_memfd_noexec(int value)
{
	if (try_memfd_noexec(value) == -1)
		skip("%s", absent("vm.memfd_noexec", "6.3",
				  HERE_("set_memfd_noexec()")));
}

bool new_memfd_is_executable(void)
{
	int fd = must(memfd_create("new", 0));
	struct stat status;

	must(fstat(fd, &status));
	close(fd);
	return status.st_mode & S_IXUSR;
}
