// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * confine.c - executes a command that a security module confines.
 *
 *	confine [-a ATTRIBUTE] [-f RIGHTS] [-l SCOPES] [-u ID] COMMAND...
 *
 * ATTRIBUTE is written to /proc/self/attr/exec, with + for spaces; RIGHTS to
 * files, and SCOPES, are those of landlock_create_ruleset(2), and denied for
 *all files; ID is that of user and group.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CREATE_RULESET = 444, RESTRICT_SELF = 446, FAILED = 99 };

static void check(long result, const char *what)
{
	if (result >= 0)
		return;
	perror(what);
	exit(FAILED);
}

static void set_attribute(char *text)
{
	int fd = open("/proc/self/attr/exec", O_WRONLY);

	for (char *at = text; (at = strchr(at, '+')); at++)
		*at = ' ';
	check(fd, "/proc/self/attr/exec");
	check(write(fd, text, strlen(text)), text);
	close(fd);
}

/* Rights to ports are not restricted. */
static void restrict_by_landlock(uint64_t files, uint64_t scopes)
{
	struct {
		uint64_t files, ports, scopes;
	} attributes = { .files = files, .scopes = scopes };
	int fd = syscall(CREATE_RULESET, &attributes, sizeof(attributes), 0);

	check(fd, "landlock_create_ruleset");
	check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl");
	check(syscall(RESTRICT_SELF, fd, 0), "landlock_restrict_self");
	close(fd);
}

static void become(uid_t id)
{
	check(setgid(id), "setgid");
	check(setuid(id), "setuid");
}

int main(int argc, char *argv[])
{
	int option;

	while ((option = getopt(argc, argv, "+a:f:l:u:")) != -1) {
		if (option == 'a')
			set_attribute(optarg);
		else if (option == 'l')
			restrict_by_landlock(0, strtoull(optarg, NULL, 0));
		else if (option == 'f')
			restrict_by_landlock(strtoull(optarg, NULL, 0), 0);
		else if (option == 'u')
			become(atoi(optarg));
		else
			return FAILED;
	}
	argv += optind;
	if (*argv)
		execv(*argv, argv);
	perror(*argv ? *argv : "confine: no command");
	return FAILED;
}
