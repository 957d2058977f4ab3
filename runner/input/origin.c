// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * origin.c - when, where and with which rules a run was made.
 *
 * Reports order runs by these facts, and compare them to notice that two runs
 * differ in more than the kernel.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "base/foreign.h"
#include "base/number.h"
#include "base/text.h"
#include "base/version.h"
#include "input/origin.h"
#include "options/options.h"
#include "options/words.h"

/* The Makefile defines it as the hash of testcases/ and lib/. */
#ifndef PIDSPEC_RULE_SET
#define PIDSPEC_RULE_SET ""
#endif

enum { MOST_CONFIG = 4 << 20 }; /* bytes */

char *time_in_utc(void)
{
	time_t when = (time_t)source_date(time(NULL));
	char words[sizeof("9999-12-31T23:59:59Z")] = "";
	struct tm parts;

	if (gmtime_r(&when, &parts))
		strftime(words, sizeof(words), "%Y-%m-%dT%H:%M:%SZ", &parts);
	return copy(words);
}

static char *rule_set(void)
{
	static const char hash[] = PIDSPEC_RULE_SET;

	if (options.other_programs || hash[0] == '\0')
		return NULL;
	return print("%s %s", PIDSPEC_VERSION, hash);
}

/* FNV-1a of all bytes, or NULL if the file cannot be read. */
static char *hash_file(const char *path)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	unsigned char bytes[16384];
	struct stat status;
	ssize_t n = -1;
	size_t all = 0;

	if (fd == -1)
		return NULL;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		while ((n = read(fd, bytes, sizeof(bytes))) > 0 &&
		       (all += n) <= MOST_CONFIG)
			for (ssize_t i = 0; i < n; i++)
				hash = (hash ^ bytes[i]) *
				       UINT64_C(0x100000001b3);
	close(fd);
	return n == 0 && all ? print("%016llx", (unsigned long long)hash)
			     : NULL;
}

/* The configuration of this kernel; in a container, /boot is that of an image,
   which seldom has a file of this release. */
static char *config(const char *release)
{
	char *hash = hash_file("/proc/config.gz"), *path;

	if (hash)
		return hash;
	path = print("/boot/config-%s", release);
	hash = hash_file(path);
	free(path);
	return hash;
}

/* NULL if a program other than the runner uses this, as fuzzers do. */
static char *command(void)
{
	char *line = words_in_shell(&options.command_line);
	char *shown = line ? clean(line) : NULL;

	free(line);
	return shown;
}

struct origin find_relay_origin(void)
{
	struct utsname names;

	uname(&names);
	return (struct origin){
		.began = time_in_utc(),
		.host = clean(names.nodename),
		.command = command(),
	};
}

struct origin find_origin(void)
{
	struct origin origin = find_relay_origin();
	struct utsname names;

	uname(&names);
	origin.rule_set = rule_set();
	origin.config = config(names.release);
	return origin;
}
