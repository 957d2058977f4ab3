// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * copy.c - a copy of runner and programs for a container, in scratch().
 *
 * A container may change the files that are mounted into it.  So it gets a
 * read-only copy, which is removed afterwards, and not the files of the build.
 */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/out.h"
#include "base/read.h"
#include "base/text.h"
#include "vm/copy.h"
#include "vm/scratch.h"

static size_t prefix;	     /* length of the path of the tree */
static const char *target;   /* replaces the prefix */
static struct stat shared;   /* the file with many links, */
static char *name_of_shared; /* and the first link */

static int copy_bytes(const char *from, const char *to, mode_t mode)
{
	struct text bytes = read_file(from);
	struct out file = { .name = to };

	file.fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (file.fd == -1) {
		drop(&bytes);
		return -1;
	}
	file.pending = bytes;
	flush_out(&file);
	drop(&file.pending);
	close(file.fd);
	return file.error ? -1 : 0;
}

static bool is_shared(const struct stat *status)
{
	return name_of_shared && status->st_ino == shared.st_ino &&
	       status->st_dev == shared.st_dev;
}

static int copy_one(const char *path, const struct stat *status, int type,
		    struct FTW *where)
{
	char *to = print("%s%s", target, path + prefix);
	int result = -1;

	(void)where;
	if (type == FTW_D)
		result = mkdir(to, 0755);
	else if (type == FTW_F && is_shared(status))
		result = link(name_of_shared, to);
	else if (type == FTW_F)
		result = copy_bytes(path, to, status->st_mode & 0555);
	if (type == FTW_F && status->st_nlink > 1 && !name_of_shared) {
		name_of_shared = copy(to);
		shared = *status;
	}
	free(to);
	return result;
}

const char *copy_for_container(const char *tree)
{
	char *from = realpath(tree, NULL);

	target = print("%s/bundle", scratch());
	prefix = from ? strlen(from) : 0;
	/* Processes in the container may run as other users. */
	if (!from || chmod(scratch(), 0755) == -1 ||
	    nftw(from, copy_one, 8, FTW_PHYS) != 0)
		fail("cannot copy %s to %s: %s (set TMPDIR)", tree, target,
		     strerror(errno));
	free(from);
	return target;
}
