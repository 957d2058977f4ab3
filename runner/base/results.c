// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * results.c - files and directories that -o names.
 *
 * A directory may be shared, as /tmp is.  So nothing is opened that another
 * user has put there.  A file is always created.  A symbolic link is followed
 * only if it is owned by us or by root.  Root does not use a directory of
 * another user.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/results.h"
#include "base/text.h"

static bool is_trusted(const struct stat *status)
{
	return status->st_uid == 0 || status->st_uid == geteuid();
}

/* O_NOFOLLOW, or 0 if @name is a symbolic link that may be followed. */
static int follow(int parent, const char *name)
{
	struct stat status;

	if (fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == -1 ||
	    !S_ISLNK(status.st_mode))
		return O_NOFOLLOW;
	if (!is_trusted(&status))
		fail("%s: a symbolic link of user %u; name its target instead",
		     name, (unsigned int)status.st_uid);
	return 0;
}

/* The directories above @path.  If one cannot be made, neither can @path. */
static void make_parents(int parent, const char *path)
{
	for (const char *slash = strchr(path, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		char *above = copy_part(path, slash - path);

		if (*above)
			mkdirat(parent, above, 0777);
		free(above);
	}
}

int open_directory(int parent, const char *parent_path, const char *name)
{
	size_t length = strlen(name);
	struct stat status;
	char *plain, *path;
	int fd;

	while (length > 1 && name[length - 1] == '/')
		length--;
	plain = copy_part(name, length);
	path = parent_path ? print("%s/%s", parent_path, plain) : copy(plain);
	make_parents(parent, plain);
	if (mkdirat(parent, plain, 0777) == -1 && errno != EEXIST)
		fail("cannot make %s: %s", path, strerror(errno));
	fd = openat(parent, plain,
		    O_RDONLY | O_DIRECTORY | O_CLOEXEC | follow(parent, plain));
	if (fd == -1 || fstat(fd, &status) == -1)
		fail("cannot write in %s: %s", path, strerror(errno));
	free(plain);
	if (geteuid() == 0 && !is_trusted(&status))
		fail("%s belongs to user %u, but pidspec runs as root; name "
		     "another directory",
		     path, (unsigned int)status.st_uid);
	free(path);
	return fd;
}

/* Logs of programs that are not run again would belong to another run. */
static void remove_logs(int directory)
{
	int fd = openat(directory, "log",
			O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *logs = fd == -1 ? NULL : fdopendir(fd);
	struct dirent *entry;

	while (logs && (entry = readdir(logs)))
		if (strstr(entry->d_name, ".tap") ||
		    strstr(entry->d_name, ".err"))
			unlinkat(fd, entry->d_name, 0);
	if (logs)
		closedir(logs);
	else if (fd != -1)
		close(fd);
}

/* Removes the files of "run --explore", see lib/explore/README.md. */
static void remove_difference(int directory)
{
	unlinkat(directory, "difference.script", 0);
	unlinkat(directory, "difference.replay", 0);
	unlinkat(directory, "difference.c", 0);
}

void make_way(int directory, const char *path, bool force)
{
	if (faccessat(directory, RECORD_NAME, F_OK, AT_SYMLINK_NOFOLLOW) == -1)
		return;
	if (!force)
		fail("%s has the results of an earlier run; name another "
		     "directory, or add --force to replace them",
		     path);
	remove_logs(directory);
	remove_difference(directory);
	unlinkat(directory, RECORD_NAME, 0);
}

void require_free(const char *path)
{
	int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (directory == -1)
		return;
	make_way(directory, path, false);
	close(directory);
}

int create_file(int directory, const char *name)
{
	const int flags =
		O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW;
	int fd = openat(directory, name, flags, 0666);

	if (fd == -1 && errno == EEXIST && unlinkat(directory, name, 0) == 0)
		fd = openat(directory, name, flags, 0666);
	return fd;
}

int append_to_file(int directory, const char *name)
{
	return openat(directory, name,
		      O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
		      0666);
}

/* Only a regular file is replaced; pipes and /dev/null are opened. */
int create_output(const char *path)
{
	struct stat status;

	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
		return open(path,
			    O_WRONLY | O_CLOEXEC | follow(AT_FDCWD, path));
	if (follow(AT_FDCWD, path) == O_NOFOLLOW)
		return create_file(AT_FDCWD, path);
	return open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}
