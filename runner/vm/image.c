// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * image.c - finds the kernel of a command-line argument: a file, a Debian
 * package, or a package that vm/debian.sh downloads.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/out.h"
#include "base/text.h"
#include "input/select.h"
#include "options/options.h"
#include "vm/format.h"
#include "vm/image.h"
#include "vm/scratch.h"
#include "vm/tool.h"

static const char DEBIAN[] = "debian:";

/* ---- Files ------------------------------------------------------ */

static struct bytes map_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct bytes file = { NULL, 0 };
	struct stat status;
	void *at;

	if (fd == -1 || fstat(fd, &status) == -1)
		fail("%s: %s", path, strerror(errno));
	if (S_ISREG(status.st_mode) && status.st_size > 0) {
		at = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (at != MAP_FAILED)
			file = (struct bytes){ at, status.st_size };
	}
	close(fd);
	return file;
}

static void unmap(struct bytes file)
{
	if (file.at)
		munmap((void *)file.at, file.length);
}

/* ---- Unpacking a bzImage ------------------------------------------------ */

/*
 * A bzImage contains a compressed vmlinux, which QEMU starts without firmware
 * if the kernel was built with CONFIG_PVH.  We unpack it, because that is
 * faster than on an emulated CPU.
 */
static const char *const *unpacker(struct bytes payload)
{
	static const struct {
		const char *magic, *argv[4];
	} known[] = {
		{ "\xfd"
		  "7zXZ",
		  { "xz", "-dc", "--single-stream" } },
		{ "\x28\xb5\x2f\xfd", { "zstd", "-dcq" } },
		{ "\x1f\x8b", { "gzip", "-dc" } },
		{ "\x02\x21\x4c\x18", { "lz4", "-dc" } },
		{ "BZh", { "bzip2", "-dc" } },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (has_bytes(payload, 0, known[i].magic,
			      strlen(known[i].magic)))
			return known[i].argv;
	return NULL;
}

/* The Xen note XEN_ELFNOTE_PHYS32_ENTRY, of 4 or 8 bytes. */
static bool has_pvh_entry(const char *path)
{
	static const char notes[][16] = {
		{ 4, 0, 0, 0, 4, 0, 0, 0, 18, 0, 0, 0, 'X', 'e', 'n', 0 },
		{ 4, 0, 0, 0, 8, 0, 0, 0, 18, 0, 0, 0, 'X', 'e', 'n', 0 },
	};
	struct bytes file = map_file(path);
	bool found = false;

	for (int i = 0; i < 2 && file.at; i++)
		found |= memmem(file.at, file.length, notes[i],
				sizeof(notes[i])) != NULL;
	unmap(file);
	return found;
}

/* A file without a name, open for reading and writing. */
static int make_file(struct bytes bytes)
{
	struct out file = { .fd = memfd_create("pidspec", MFD_CLOEXEC),
			    .name = "a file in memory" };

	add_bytes(&file.pending, (const char *)bytes.at, bytes.length);
	flush_out(&file);
	drop(&file.pending);
	if (file.fd == -1 || file.error)
		fail("no memory for a kernel: %s", strerror(errno));
	lseek(file.fd, 0, SEEK_SET);
	return file.fd;
}

/* The path of the vmlinux, or NULL if QEMU must start the bzImage. */
static char *unpack(const struct image *image, const char *const tool[],
		    struct bytes payload)
{
	char *path = print("%s/vmlinux-%s", scratch(), image->name);
	int in = make_file(payload);
	int out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct stat status;

	if (out == -1)
		fail("cannot make %s: %s", path, strerror(errno));
	run_tool(tool, in, out);
	close(in);
	if (fstat(out, &status) == 0 && status.st_size >= MOST_KERNEL)
		complain("%s: not unpacked: larger than %d MiB", image->word,
			 MOST_KERNEL >> 20);
	else if (has_pvh_entry(path))
		in = -1;
	close(out);
	if (in == -1)
		return path;
	unlink(path);
	free(path);
	return NULL;
}

/* Empty if its bounds are outside the file. */
static struct bytes payload_of(struct bytes file)
{
	enum { SIZE = 4 }; /* of the length behind the payload */
	uint64_t sectors = little_endian(file, 0x1f1) & 0xff;
	uint64_t start =
		(sectors ? sectors + 1 : 5) * 512 + little_endian(file, 0x248);
	uint64_t length = little_endian(file, 0x24c);

	if (length < SIZE || start + length - SIZE > file.length)
		return (struct bytes){ 0 };
	return (struct bytes){ file.at + start, (size_t)length - SIZE };
}

static void unpack_bzimage(struct image *image, struct bytes file)
{
	struct bytes payload = payload_of(file);
	const char *const *tool = unpacker(payload);
	char *path = tool ? unpack(image, tool, payload) : NULL;

	if (!path)
		return;
	free(image->path);
	image->path = path;
}

/* ---- Words on the command line ------------------------------------------- */

bool is_image(const char *text)
{
	return strchr(text, '/') || after(text, DEBIAN) ||
	       (access(text, F_OK) == 0 && strchr(text, '.') != text);
}

/* Runs vm/debian.sh, which prints a path, or an error message. */
static char *run_debian(const char *verb, const char *what)
{
	char *script = print("%s/vm/debian.sh", own_directory());
	char *into = print("%s/XXXXXX", scratch());
	const char *const argv[] = { script, verb, what, mkdtemp(into), NULL };
	int output = make_file((struct bytes){ 0 });
	char path[4096];
	ssize_t length;

	if (!run_tool(argv, 0, output))
		end_with(USAGE);
	length = pread(output, path, sizeof(path), 0);
	close(output);
	free(into);
	free(script);
	return copy_part(path, length > 0 ? length - 1 : 0);
}

static char *name_of(const char *text)
{
	const char *package = after(text, DEBIAN), *slash = strrchr(text, '/');
	char *name = clean(package ? package : slash ? slash + 1 : text);

	for (char *c = name; *c; c++)
		if (strchr("/: ", *c))
			*c = '-';
	return name;
}

struct image find_image(const char *text)
{
	struct image image = { .word = text, .name = name_of(text) };
	const char *package = after(text, DEBIAN);
	struct bytes file;

	image.path = package ? run_debian("fetch", package) : copy(text);
	file = map_file(image.path);
	if (has_bytes(file, 0, "!<arch>\n", 8)) {
		unmap(file);
		free(image.path);
		image.path = run_debian("unpack", text);
		file = map_file(image.path);
	}
	if (!recognise(&image, file))
		fail("%s: not a kernel that can be booted here; requires a "
		     "bzImage, Image, zImage, vmlinux or linux.uml, or a "
		     "Debian package of one",
		     text);
	if (is_bzimage(file))
		unpack_bzimage(&image, file);
	unmap(file);
	if (image.vm == VM_UML && options.vm != VM_UML)
		fail("%s: User-Mode Linux runs as a program of this host, "
		     "which is no sandbox (--vm uml, if you trust it)",
		     text);
	return image;
}
