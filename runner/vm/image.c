// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * image.c - what kind of kernel a file is, told by its first bytes.
 *
 *	bzImage   Documentation/arch/x86/boot.rst
 *	Image     Documentation/arch/arm64/booting.rst
 *	ELF       vmlinux, or User-Mode Linux, which alone has sections ".uml."
 *	ar        a Debian package that has one of them (vm/debian.sh)
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vm.h"

static const char DEBIAN[] = "debian:";

struct bytes {
	const unsigned char *at;
	size_t length;
};

/* ---- Our own directory --------------------------------------------------- */

static char *directory;

static int remove_one(const char *path, const struct stat *status, int type,
		      struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return remove(path);
}

static void drop_scratch(void)
{
	if (directory)
		nftw(directory, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(directory);
	directory = NULL;
}

const char *scratch(void)
{
	const char *tmp = getenv("TMPDIR");

	if (directory)
		return directory;
	directory = print("%s/pidspec-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(directory))
		fail("cannot make %s: %s", directory, strerror(errno));
	atexit(drop_scratch);
	return directory;
}

/* ---- What a file is ------------------------------------------------------ */

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

static bool has(struct bytes file, size_t offset, const char *magic,
		size_t length)
{
	return offset + length <= file.length &&
	       memcmp(file.at + offset, magic, length) == 0;
}

/* Little-endian, as both machines are. */
static uint32_t word(struct bytes file, size_t offset)
{
	uint32_t value = 0;

	for (int i = 3; i >= 0 && offset + 4 <= file.length; i--)
		value = value << 8 | file.at[offset + i];
	return value;
}

static bool is_user_mode_linux(struct bytes file)
{
	static const char section[] = "\0.uml.";

	return memmem(file.at, file.length, section, sizeof(section) - 1);
}

static const char *machine_of_elf(struct bytes file)
{
	const Elf64_Ehdr *header = (const Elf64_Ehdr *)file.at;

	if (file.length < sizeof(*header))
		return NULL;
	return header->e_machine == EM_X86_64	 ? "x86_64"
	       : header->e_machine == EM_AARCH64 ? "aarch64"
						 : NULL;
}

/* Sets what boots it, and the machine; false if it is no kernel we know. */
static bool recognise(struct image *image, struct bytes file)
{
	enum { LOADFLAGS_64 = 1 };

	image->vm = VM_QEMU;
	image->machine = NULL;
	if (has(file, 0x202, "HdrS", 4)) {
		if (!(word(file, 0x236) & LOADFLAGS_64))
			fail("%s: a 32-bit kernel, and the programs are "
			     "64-bit; build it with CONFIG_64BIT",
			     image->word);
		image->machine = "x86_64";
	} else if (has(file, 0x38, "ARM\x64", 4)) {
		image->machine = "aarch64";
	} else if (has(file, 0,
		       "\x7f"
		       "ELF\x02\x01",
		       6)) {
		image->machine = machine_of_elf(file);
		if (is_user_mode_linux(file))
			image->vm = VM_UML;
	}
	return image->machine;
}

/* ---- A bzImage without its wrapping ------------------------------------- */

/*
 * What is packed in a bzImage is a vmlinux, which QEMU starts without firmware
 * (PVH), if the kernel was built with CONFIG_PVH.  It is unpacked faster by us
 * than by an emulated CPU.
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
		if (has(payload, 0, known[i].magic, strlen(known[i].magic)))
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

/* Its standard output is @out; returns whether it exited with 0. */
static bool run_tool(const char *const argv[], int in, int out)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		dup2(in, 0);
		dup2(out, 1);
		execvp(argv[0], (char **)argv);
		_exit(NO_VERDICT);
	}
	return waitpid(pid, &status, 0) == pid && status == 0;
}

/* A file of our own, open for reading and writing, that has these bytes. */
static int store(struct bytes bytes)
{
	char *path = print("%s/payload", scratch());
	struct out file = { .name = path };

	file.fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (file.fd == -1)
		fail("cannot make %s: %s", path, strerror(errno));
	add_bytes(&file.pending, (const char *)bytes.at, bytes.length);
	flush_out(&file);
	drop(&file.pending);
	lseek(file.fd, 0, SEEK_SET);
	unlink(path);
	free(path);
	return file.fd;
}

/* Leaves the image as it is if that cannot be done. */
static void unpack_bzimage(struct image *image, struct bytes file)
{
	enum { SIZE = 4 }; /* follows what is packed */
	size_t start = (file.at[0x1f1] ? file.at[0x1f1] + 1 : 5) * 512 +
		       word(file, 0x248);
	struct bytes payload = { file.at + start, word(file, 0x24c) - SIZE };
	const char *const *tool = start + payload.length <= file.length
					  ? unpacker(payload)
					  : NULL;
	char *path;
	int in, out;

	if (!tool)
		return;
	path = print("%s/vmlinux-%s", scratch(), image->name);
	in = store(payload);
	out = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	run_tool(tool, in, out);
	close(in);
	close(out);
	if (!has_pvh_entry(path)) {
		free(path);
		return;
	}
	free(image->path);
	image->path = path;
}

/* ---- Words on the command line ------------------------------------------- */

bool is_image(const char *text)
{
	return strchr(text, '/') || after(text, DEBIAN) ||
	       (access(text, F_OK) == 0 && strchr(text, '.') != text);
}

/* Asks vm/debian.sh, which prints a path, or tells why not. */
static char *ask_debian(const char *verb, const char *what)
{
	char *script = print("%s/vm/debian.sh", own_directory());
	char *into = print("%s/XXXXXX", scratch());
	const char *const argv[] = { script, verb, what, mkdtemp(into), NULL };
	int answer = store((struct bytes){ 0 });
	char path[4096];
	ssize_t length;

	if (!run_tool(argv, 0, answer))
		end_with(USAGE);
	length = pread(answer, path, sizeof(path), 0);
	close(answer);
	free(into);
	free(script);
	return copy_part(path, length > 0 ? length - 1 : 0);
}

static char *name_of(const char *text)
{
	const char *package = after(text, DEBIAN), *slash = strrchr(text, '/');
	char *name = copy(package ? package : slash ? slash + 1 : text);

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

	image.path = package ? ask_debian("fetch", package) : copy(text);
	file = map_file(image.path);
	if (has(file, 0, "!<arch>\n", 8)) {
		unmap(file);
		free(image.path);
		image.path = ask_debian("unpack", text);
		file = map_file(image.path);
	}
	if (!recognise(&image, file))
		fail("%s: no kernel that can be booted here; it takes a "
		     "bzImage, Image, vmlinux or linux.uml, or a Debian "
		     "package of one",
		     text);
	if (has(file, 0x202, "HdrS", 4))
		unpack_bzimage(&image, file);
	unmap(file);
	if (options.vm != VM_AUTO && options.vm != (int)image.vm)
		fail("--vm %s: %s is a kernel for %s",
		     options.vm == VM_UML ? "uml" : "qemu", text,
		     image.vm == VM_UML ? "uml" : "qemu");
	return image;
}
