// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * built.c - the kernel that was built last in the current kernel tree.
 *
 * A kernel tree is a directory with Kbuild or .config, and arch; a build
 * directory (make O=) has only the second.
 */
#include <glob.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/text.h"
#include "vm/built.h"

static bool exists_in(const char *directory, const char *name)
{
	char *path = print("%s/%s", directory, name);
	bool exists = access(path, F_OK) == 0;

	free(path);
	return exists;
}

static bool is_tree(const char *directory)
{
	return exists_in(directory, "arch") &&
	       (exists_in(directory, "Kbuild") ||
		exists_in(directory, ".config"));
}

static bool is_newer(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec
				      : a->tv_nsec > b->tv_nsec;
}

/* If two paths are links to one file, or have the same time, the first
   counts. */
static char *newest(const glob_t *paths)
{
	const char *found = NULL;
	struct timespec time = { 0 };
	struct stat status;

	for (size_t i = 0; i < paths->gl_pathc; i++)
		if (stat(paths->gl_pathv[i], &status) == 0 &&
		    S_ISREG(status.st_mode) &&
		    (!found || is_newer(&status.st_mtim, &time))) {
			found = paths->gl_pathv[i];
			time = status.st_mtim;
		}
	return found ? copy(found) : NULL;
}

/* An image that firmware starts counts before a vmlinux of the same time. */
static char *kernel_in(const char *up)
{
	static const char *const names[] = { "arch/*/boot/bzImage",
					     "arch/*/boot/Image",
					     "arch/*/boot/zImage", "vmlinux" };
	glob_t paths = { 0 };
	char *found;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char *pattern = print("%s%s", up, names[i]);

		glob(pattern, i ? GLOB_APPEND : 0, NULL, &paths);
		free(pattern);
	}
	found = newest(&paths);
	globfree(&paths);
	return found;
}

char *find_built_kernel(void)
{
	char directory[PATH_MAX], *slash, *found = NULL;
	struct text up = { 0 };

	if (!getcwd(directory, sizeof(directory)))
		return NULL;
	add(&up, "%s", "");
	while (!is_tree(directory)) {
		slash = strrchr(directory, '/');
		if (!slash || slash == directory) {
			drop(&up);
			return NULL;
		}
		*slash = '\0';
		add(&up, "../");
	}
	found = kernel_in(up.data);
	if (!found)
		fail("%s: this kernel tree has no arch/*/boot/bzImage, Image, "
		     "zImage or vmlinux; build one",
		     directory);
	drop(&up);
	return found;
}

char *find_symbols(const char *path)
{
	const char *arch = strstr(path, "/arch/"), *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	char *found;

	if (strncmp(name, "vmlinux", strlen("vmlinux")) == 0)
		return copy(path);
	if (strncmp(path, "arch/", strlen("arch/")) == 0)
		found = copy("vmlinux");
	else if (arch)
		found = print("%.*s/vmlinux", (int)(arch - path), path);
	else
		return NULL;
	if (access(found, R_OK) == 0)
		return found;
	free(found);
	return NULL;
}
