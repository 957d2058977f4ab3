// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * image.c - finds the kernel of a command-line argument: a file, a package for
 * dpkg or rpm, or a package that vm/debian.sh downloads.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/text.h"
#include "input/select.h"
#include "options/options.h"
#include "vm/format.h"
#include "vm/image.h"
#include "vm/scratch.h"
#include "vm/tool.h"
#include "vm/unpack.h"

static const char DEBIAN[] = "debian:";

/* ---- Files ------------------------------------------------------ */

static struct bytes open_kernel(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct bytes file;

	if (fd == -1)
		fail("%s: %s", path, strerror(errno));
	file = map_file(fd);
	close(fd);
	return file;
}

/* ---- Unpacking a bzImage ------------------------------------------------ */

/* The Xen note XEN_ELFNOTE_PHYS32_ENTRY, of 4 or 8 bytes. */
static bool has_pvh_entry(const char *path)
{
	static const char notes[][16] = {
		{ 4, 0, 0, 0, 4, 0, 0, 0, 18, 0, 0, 0, 'X', 'e', 'n', 0 },
		{ 4, 0, 0, 0, 8, 0, 0, 0, 18, 0, 0, 0, 'X', 'e', 'n', 0 },
	};
	struct bytes file = open_kernel(path);
	bool found = false;

	for (int i = 0; i < 2 && file.at; i++)
		found |= memmem(file.at, file.length, notes[i],
				sizeof(notes[i])) != NULL;
	unmap(file);
	return found;
}

/* The path of the vmlinux, or NULL if QEMU must start the bzImage. */
static char *unpack(const struct image *image, const struct unpacker *tool,
		    struct bytes payload)
{
	char *path = print("%s/vmlinux-%s", scratch(), image->name);
	int in = make_file(payload);
	int out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct stat status;

	if (out == -1)
		fail("cannot make %s: %s", path, strerror(errno));
	run_tool(tool->argv, in, out);
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

/*
 * A bzImage contains a compressed vmlinux, which QEMU starts without firmware
 * if the kernel was built with CONFIG_PVH.  We unpack it, because an emulated
 * CPU would take longer.
 */
static void unpack_bzimage(struct image *image, struct bytes file)
{
	struct bytes payload = payload_of(file);
	const struct unpacker *tool = unpacker_of(payload);
	char *path = tool ? unpack(image, tool, payload) : NULL;

	if (!path)
		return;
	free(image->path);
	image->path = path;
}

/* ---- Words on the command line ------------------------------------------- */

/* A kernel tree has directories with the names of areas, such as tools. */
static bool is_file(const char *text)
{
	struct stat status;

	return stat(text, &status) == 0 && !S_ISDIR(status.st_mode);
}

bool is_image(const char *text)
{
	return strchr(text, '/') || after(text, DEBIAN) ||
	       (is_file(text) && strchr(text, '.') != text);
}

/* Runs a script of vm/, which prints a path, or an error message. */
static char *run_script(const char *name, const char *verb, const char *what)
{
	char *script = print("%s/vm/%s", own_directory(), name);
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

/* The script that unpacks this package, or NULL. */
static const char *script_for(struct bytes file)
{
	if (has_bytes(file, 0, "!<arch>\n", 8))
		return "debian.sh";
	return has_bytes(file, 0, "\xed\xab\xee\xdb", 4) ? "rpm.sh" : NULL;
}

/* Opens the kernel at image->path, or in the package there. */
static struct bytes open_image(struct image *image)
{
	struct bytes file = open_kernel(image->path);
	const char *script = script_for(file);
	char *package = image->path;

	if (!script)
		return file;
	unmap(file);
	image->path = run_script(script, "unpack", package);
	free(package);
	return open_kernel(image->path);
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

	image.path = package ? run_script("debian.sh", "fetch", package)
			     : copy(text);
	file = open_image(&image);
	if (!recognise(&image, file))
		fail("%s: not a kernel that can be booted here; requires a "
		     "bzImage, Image, zImage, vmlinux or linux.uml, or a "
		     "Debian or RPM package of one",
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
