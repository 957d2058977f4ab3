// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ikconfig.c - the configuration that a kernel was built with.
 *
 * A kernel with CONFIG_IKCONFIG has its .config, compressed by gzip, between
 * two marks (kernel/configs.c).  In a bzImage, they are in the payload.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/read.h"
#include "base/text.h"
#include "run/spawn.h"
#include "vm/format.h"
#include "vm/ikconfig.h"
#include "vm/tool.h"
#include "vm/unpack.h"

static const char start[] = "IKCFG_ST", end[] = "IKCFG_ED";

enum { MARK = sizeof(start) - 1 };

static struct bytes bytes_of(const struct text *text)
{
	return (struct bytes){ (const unsigned char *)text->data,
			       text->length };
}

static bool is_text(struct bytes file)
{
	return !file.length || !memchr(file.at, '\0', file.length);
}

/* Uses the output before an error as well, because a payload may be padded.
 */
static struct text unpack(const char *path, struct bytes packed)
{
	const struct unpacker *unpacker = unpacker_of(packed);
	struct text text = { 0 };
	struct bytes file;
	int in, out;
	char *tool;

	if (!unpacker)
		return text;
	tool = find_in_path(unpacker->argv[0]);
	if (!tool)
		fail("%s: requires %s (apt-get install %s)", path,
		     unpacker->argv[0], unpacker->package);
	free(tool);
	in = make_file(packed);
	out = make_file((struct bytes){ 0 });
	run_tool_quietly(unpacker->argv, in, out);
	file = map_file(out);
	add_bytes(&text, (const char *)file.at, file.length);
	unmap(file);
	close(in);
	close(out);
	return text;
}

/* The text between the marks; empty if there are none. */
static struct bytes find_marked(struct bytes file)
{
	const unsigned char *from, *to;

	if (!file.length)
		return file;
	from = memmem(file.at, file.length, start, MARK);
	if (!from)
		return (struct bytes){ 0 };
	from += MARK;
	to = memmem(from, file.at + file.length - from, end, MARK);
	return (struct bytes){ from, to ? (size_t)(to - from) : 0 };
}

/* The configuration in an unpacked kernel, or in a file that is the text
   itself. */
static struct text config_in(const char *path, struct bytes file)
{
	struct text text = { 0 };

	if (is_text(file))
		add_bytes(&text, (const char *)file.at, file.length);
	else
		text = unpack(path, find_marked(file));
	return text;
}

struct text read_config(const char *path)
{
	struct text file = read_file(path), inner, config;
	struct bytes bytes = bytes_of(&file);

	config = config_in(path, bytes);
	if (!config.length) {
		drop(&config);
		inner = unpack(path,
			       is_bzimage(bytes) ? payload_of(bytes) : bytes);
		config = config_in(path, bytes_of(&inner));
		drop(&inner);
	}
	drop(&file);
	if (!config.length || !is_text(bytes_of(&config))) {
		drop(&config);
		fail("%s: neither a .config nor a kernel that was built with "
		     "CONFIG_IKCONFIG (use its .config)",
		     path);
	}
	return config;
}
