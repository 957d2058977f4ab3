// SPDX-License-Identifier: GPL-2.0-or-later
/* unpack.c - compressed kernels and configurations. */
#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/out.h"
#include "base/text.h"
#include "vm/format.h"
#include "vm/unpack.h"

const struct unpacker *unpacker_of(struct bytes packed)
{
	static const struct {
		const char *magic;
		struct unpacker unpacker;
	} known[] = {
		{ "\xfd"
		  "7zXZ",
		  { "xz-utils", { "xz", "-dc", "--single-stream" } } },
		{ "\x28\xb5\x2f\xfd", { "zstd", { "zstd", "-dcq" } } },
		{ "\x1f\x8b", { "gzip", { "gzip", "-dc" } } },
		{ "\x02\x21\x4c\x18", { "lz4", { "lz4", "-dc" } } },
		{ "BZh", { "bzip2", { "bzip2", "-dc" } } },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (has_bytes(packed, 0, known[i].magic,
			      strlen(known[i].magic)))
			return &known[i].unpacker;
	return NULL;
}

struct bytes payload_of(struct bytes bzimage)
{
	enum { SIZE = 4 }; /* of the length, which follows the payload */
	uint64_t sectors = little_endian(bzimage, 0x1f1) & 0xff;
	uint64_t start = (sectors ? sectors + 1 : 5) * 512 +
			 little_endian(bzimage, 0x248);
	uint64_t length = little_endian(bzimage, 0x24c);

	if (length < SIZE || start + length - SIZE > bzimage.length)
		return (struct bytes){ 0 };
	return (struct bytes){ bzimage.at + start, (size_t)length - SIZE };
}

int make_file(struct bytes bytes)
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

struct bytes map_file(int fd)
{
	struct stat status;
	void *at;

	if (fstat(fd, &status) == -1 || !S_ISREG(status.st_mode) ||
	    status.st_size == 0)
		return (struct bytes){ 0 };
	at = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		return (struct bytes){ 0 };
	return (struct bytes){ at, status.st_size };
}

void unmap(struct bytes file)
{
	if (file.at)
		munmap((void *)file.at, file.length);
}
