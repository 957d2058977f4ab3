// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * archive.c - runner and programs in one file: a tar archive for hosts, alone
 * or in a script; or an initramfs for kernels, which is a cpio archive in the
 * format "newc" (Documentation/driver-api/early-userspace/buffer-format.rst).
 *
 * Archives are reproducible: sorted, owned by root, with the time
 * SOURCE_DATE_EPOCH.  All programs are hard links to one file.  tar stores its
 * contents with the first link, cpio with the last.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/types.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/number.h"
#include "base/read.h"
#include "base/text.h"
#include "base/version.h"
#include "input/explorer.h"
#include "input/select.h"
#include "options/options.h"
#include "run/abi.h"
#include "vm/archive.h"
#include "vm/format.h"

enum { BLOCK = 512, RULES_INODE = 1 };

struct entry {
	const char *name;
	unsigned int mode;
	dev_t device;
	const char *bytes;
	size_t length;
	size_t links;	     /* above 1: a link to RULES_INODE */
	const char *same_as; /* tar: the name of the first link */
};

static enum archive kind;
static char *where; /* the directory of the rules: "", or "guest/i686/" */
static unsigned int inode;

/* ---- Formats ------------------------------------------------------------- */

/* The time of the files: at most 32 bits, as in cpio. */
static unsigned long epoch(void)
{
	int64_t seconds = source_date(0);

	return seconds < UINT32_MAX ? (unsigned long)seconds : UINT32_MAX;
}

static void pad(struct text *archive, size_t to)
{
	while (archive->length % to)
		add_bytes(archive, "", 1);
}

static void add_cpio(struct text *archive, const struct entry *entry)
{
	size_t links = entry->links ? entry->links : 1;

	add(archive,
	    "070701%08x%08x%08x%08x%08zx%08lx%08zx%08x%08x%08x%08x%08zx%08x",
	    entry->links > 1 ? RULES_INODE : ++inode, entry->mode, 0, 0, links,
	    epoch(), entry->length, 0, 0, major(entry->device),
	    minor(entry->device), strlen(entry->name) + 1, 0);
	add_bytes(archive, entry->name, strlen(entry->name) + 1);
	pad(archive, 4);
	add_bytes(archive, entry->bytes ? entry->bytes : "", entry->length);
	pad(archive, 4);
}

/* POSIX ustar; all files are in the directory "pidspec-VERSION". */
static void add_tar(struct text *archive, const struct entry *entry)
{
	char header[BLOCK] = { 0 };
	unsigned int sum = 0;
	bool directory = S_ISDIR(entry->mode);

	snprintf(header, 100, "pidspec-" PIDSPEC_VERSION "/%s%s", entry->name,
		 directory && *entry->name ? "/" : "");
	snprintf(header + 100, 8, "%07o", entry->mode & 07777);
	snprintf(header + 108, 8, "%07o", 0);
	snprintf(header + 116, 8, "%07o", 0);
	snprintf(header + 124, 12, "%011zo",
		 entry->same_as ? 0 : entry->length);
	snprintf(header + 136, 12, "%011lo", epoch());
	memset(header + 148, ' ', 8);
	header[156] = directory ? '5' : entry->same_as ? '1' : '0';
	if (entry->same_as)
		snprintf(header + 157, 100, "pidspec-" PIDSPEC_VERSION "/%s",
			 entry->same_as);
	memcpy(header + 257, "ustar\00000root", 12);
	memcpy(header + 297, "root", 4);
	for (size_t i = 0; i < BLOCK; i++)
		sum += (unsigned char)header[i];
	snprintf(header + 148, 8, "%06o", sum);
	add_bytes(archive, header, BLOCK);
	if (!entry->same_as && entry->length)
		add_bytes(archive, entry->bytes, entry->length);
	pad(archive, BLOCK);
}

static void add_entry(struct text *archive, const struct entry *entry)
{
	if (kind == TAR)
		add_tar(archive, entry);
	else
		add_cpio(archive, entry);
}

static void add_end(struct text *archive)
{
	static const char nothing[2 * BLOCK];

	if (kind == TAR)
		add_bytes(archive, nothing, sizeof(nothing));
	else
		add_cpio(archive, &(struct entry){ .name = "TRAILER!!!" });
	pad(archive, BLOCK);
}

/* ---- Contents ------------------------------------------------------------ */

static void add_directory(struct text *archive, const char *name)
{
	add_entry(archive,
		  &(struct entry){ .name = name, .mode = S_IFDIR | 0755 });
}

static void add_device(struct text *archive, const char *name, int major,
		       int minor)
{
	add_entry(archive, &(struct entry){ .name = name,
					    .mode = S_IFCHR | 0666,
					    .device = makedev(major, minor) });
}

/* Devices for init before it mounts devtmpfs, or without devtmpfs. */
static void add_devices(struct text *archive)
{
	add_directory(archive, "dev");
	add_device(archive, "dev/console", 5, 1);
	add_device(archive, "dev/kmsg", 1, 11);
	add_device(archive, "dev/null", 1, 3);
	add_device(archive, "dev/ttyS0", 4, 64);
	add_device(archive, "dev/ttyS1", 4, 65);
	add_device(archive, "dev/zero", 1, 5);
}

static void add_file(struct text *archive, const char *path, const char *name,
		     unsigned int mode)
{
	struct text bytes = read_file(path);

	add_entry(archive, &(struct entry){ .name = name,
					    .mode = S_IFREG | mode,
					    .bytes = bytes.data,
					    .length = bytes.length });
	drop(&bytes);
}

/* @name is also its path in @tree. */
static void add_from(struct text *archive, const char *tree, const char *name,
		     unsigned int mode)
{
	char *path = print("%s/%s", tree, name);

	add_file(archive, path, name, mode);
	free(path);
}

static char *name_in_archive(const struct program *program)
{
	char *name = print("%stestcases/%s", where, program->id);

	*strchr(name + strlen(where), '.') = '/';
	return name;
}

/* Adds the area, unless it is that of the name before. */
static void add_area(struct text *archive, const char *name, const char *before)
{
	size_t length = strrchr(name, '/') - name;
	char *area;

	if (before && strncmp(name, before, length + 1) == 0)
		return;
	area = copy_part(name, length);
	add_directory(archive, area);
	free(area);
}

/* Whether the program is a link to the file of all rules. */
static bool is_shared(const struct program *program, const struct stat *rules)
{
	struct stat status;

	return stat(program->path, &status) == 0 &&
	       status.st_ino == rules->st_ino && status.st_dev == rules->st_dev;
}

/* Adds link number @n of @shared. */
static void add_link(struct text *archive, const char *name,
		     const struct text *bytes, size_t n, size_t shared)
{
	static char *first;
	bool has_bytes = kind == TAR ? n == 0 : n == shared - 1;

	if (n == 0) {
		free(first);
		first = copy(name);
	}
	add_entry(archive,
		  &(struct entry){ .name = name,
				   .mode = S_IFREG | 0755,
				   .bytes = bytes->data,
				   .length = has_bytes ? bytes->length : 0,
				   .links = shared,
				   .same_as = n ? first : NULL });
}

/* Adds the files beside the areas at their places in the sorted order. */
static void add_data(struct text *archive, const char *tree, const char *name,
		     const char *before)
{
	static const char *const files[] = { "kernel-options.tsv",
					     "known-issues" };

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char *file = print("%stestcases/%s", where, files[i]);
		char *path = print("%s/testcases/%s", tree, files[i]);

		if ((!before || strcmp(before, file) < 0) &&
		    (!name || strcmp(name, file) > 0))
			add_file(archive, path, file, 0644);
		free(path);
		free(file);
	}
}

static void add_programs(struct text *archive, const char *tree,
			 const struct programs *programs)
{
	char *rules = print("%s/rules", tree), *before = NULL;
	struct text bytes = programs->n ? read_file(rules) : (struct text){ 0 };
	size_t shared = 0, n = 0;
	struct stat status;

	stat(rules, &status);
	for (size_t i = 0; i < programs->n; i++)
		shared += is_shared(&programs->at[i], &status);
	for (size_t i = 0; i < programs->n; i++) {
		char *name = name_in_archive(&programs->at[i]);

		add_data(archive, tree, name, before);
		add_area(archive, name, before);
		if (is_shared(&programs->at[i], &status))
			add_link(archive, name, &bytes, n++, shared);
		else
			add_file(archive, programs->at[i].path, name, 0755);
		free(before);
		before = name;
	}
	add_data(archive, tree, NULL, before);
	free(before);
	free(rules);
	drop(&bytes);
}

/*
 * Unpacks in a directory where files may be executed, and removes it at the
 * end, because the directory may be one of the host.
 *
 * mkdir(1) creates the directory; it fails if there is one, and ignores signals
 * until it is done.  A signal to the shell is recorded until the runner
 * runs, and is then forwarded.  A shell runs no trap within an assignment.
 */
const char unpack_and_run[] =
	"t= p= made= mask=$(umask)\n"
	"trap 'trap \"\" TERM INT HUP; [ -z \"$made\" ] || rm -rf \"$made\"' "
	"EXIT\n"
	"trap 't=1; [ -z \"$p\" ] || kill -TERM $p' TERM INT HUP\n"
	"umask 077\n"
	"for d in \"${TMPDIR:-/tmp}\" /tmp /var/tmp /dev/shm /run \"$PWD\"; "
	"do\n"
	"	made=$(trap '' TERM INT HUP\n"
	"		mktemp -d \"$d/pidspec.XXXXXX\" 2> /dev/null || {\n"
	"			d=$d/pidspec.$$\n"
	"			mkdir \"$d\" 2> /dev/null && printf %s \"$d\"\n"
	"		})\n"
	"	[ -n \"$made\" ] || continue\n"
	"	> \"$made/x\" && chmod 755 \"$made/x\" && [ -x \"$made/x\" ] "
	"&& break\n"
	"	rm -rf \"$made\"\n"
	"	made=\n"
	"done\n"
	"[ -n \"$made\" ] || { echo no directory permits executing files >&2; "
	"exit 6; }\n"
	"[ -n \"$t\" ] || tar xf - -C \"$made\" || [ -n \"$t\" ] || exit 6\n"
	"[ -z \"$t\" ] || exit 143\n"
	"umask \"$mask\"\n"
	"\"$made/pidspec-" PIDSPEC_VERSION "/pidspec\" \"$@\" &\n"
	"p=$!\n"
	"[ -z \"$t\" ] || kill -TERM $p\n"
	"while wait $p; s=$?; [ $s -gt 128 ] && kill -0 $p 2> /dev/null; do :; "
	"done\n"
	"exit $s";

/* "guest", "guest/i686", "guest/i686/testcases" */
static void add_directories(struct text *archive, const char *path)
{
	for (const char *end = path; *end; end++)
		if (end[1] == '/' || end[1] == '\0') {
			char *name = copy_part(path, end + 1 - path);

			add_directory(archive, name);
			free(name);
		}
}

/* The explorer of another ABI is beside the directory of its rules. */
static void add_explorer(struct text *archive, const char *rules)
{
	char *path = print("%s/explore", rules),
	     *name = print("%sexplore", where);

	add_file(archive, path, name, 0755);
	free(name);
	free(path);
}

/* The runner finds them in the same directory as here: see own_directory(). */
static void add_rules(struct text *archive, const char *tree,
		      const struct programs *programs)
{
	static const struct programs none;
	const char *machine = strrchr(tree, '/') + 1;
	const char *other = machine_for_rules(machine);
	char *rules = print("%.*s%s", (int)(machine - tree), tree, other);
	char *directory;

	where = strcmp(other, machine) == 0 ? copy("")
					    : print("guest/%s/", other);
	directory = print("%stestcases", where);
	add_directories(archive, directory);
	if (*where)
		add_explorer(archive, rules);
	add_programs(archive, rules, explores() ? &none : programs);
	free(directory);
	free(where);
	free(rules);
}

struct text archive_programs(enum archive which, const char *tree,
			     const struct programs *programs)
{
	struct text archive = { 0 };

	kind = which;
	inode = RULES_INODE;
	if (kind == INITRAMFS)
		add_devices(&archive);
	else
		add_directory(&archive, "");
	add_from(&archive, tree, "explore", 0755);
	if (kind == INITRAMFS)
		add_from(&archive, tree, "init", 0755);
	add_from(&archive, tree, "pidspec", 0755);
	if (options.abi != ABI_NATIVE)
		add_directory(&archive, "testcases");
	add_rules(&archive, tree, programs);
	add_end(&archive);
	return archive;
}

struct text archive_file(const char *name, unsigned int mode, const char *bytes,
			 size_t length)
{
	struct text archive = { 0 };

	kind = INITRAMFS;
	inode = RULES_INODE;
	add_entry(&archive, &(struct entry){ .name = name,
					     .mode = mode,
					     .bytes = bytes,
					     .length = length });
	add_end(&archive);
	return archive;
}
