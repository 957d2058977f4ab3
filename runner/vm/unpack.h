/* SPDX-License-Identifier: GPL-2.0-or-later */
/* unpack.h - compressed kernels and configurations. */
#ifndef VM_UNPACK_H
#define VM_UNPACK_H

#include "vm/format.h"

struct unpacker {
	const char *package; /* of Debian, with the tool */
	const char *argv[4];
};

/* Chosen by the first bytes; NULL if they are of no compressed file. */
const struct unpacker *unpacker_of(struct bytes packed);
/* The compressed vmlinux in a bzImage; empty if its bounds are outside. */
struct bytes payload_of(struct bytes bzimage);
/* A file without a name, open for reading and writing. */
int make_file(struct bytes bytes);
/* Empty if it is no regular file, or empty; unmap() it. */
struct bytes map_file(int fd);
void unmap(struct bytes file);

#endif
