// SPDX-License-Identifier: GPL-2.0-or-later
/* pack.c - the command pack: runner and programs in one file. */
#include <errno.h>
#include <string.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/out.h"
#include "base/results.h"
#include "base/text.h"
#include "base/version.h"
#include "input/select.h"
#include "input/tree.h"
#include "options/command.h"
#include "options/options.h"
#include "run/query.h"
#include "vm/archive.h"

/*
 * A shell script, followed by the archive.  "read" consumes one line only, so
 * that tar can read the rest.
 */
static struct text make_script(const struct text *tar)
{
	struct text script = { 0 };

	add(&script,
	    "#!/bin/sh\n"
	    "# pidspec " PIDSPEC_VERSION ": unpacks itself, runs with the "
	    "arguments \"$@\", and removes itself.\n"
	    "exec < \"$0\"\n"
	    "while read -r line && [ \"$line\" != '#:tar' ]; do :; done\n"
	    "%s\n"
	    "exit\n"
	    "#:tar\n",
	    unpack_and_run);
	add_bytes(&script, tar->data, tar->length);
	return script;
}

static struct text make_archive(const char *tree,
				const struct programs *programs)
{
	enum archive which = options.archive;
	struct text archive =
		archive_programs(which == SCRIPT ? TAR : which, tree, programs);
	struct text script;

	if (which != SCRIPT)
		return archive;
	script = make_script(&archive);
	drop(&archive);
	return script;
}

static int pack(void)
{
	struct out file = { .name = options.output };
	struct programs programs;
	const char *tree;

	if (!options.output)
		fail("no output file given: 'pidspec pack -o FILE'");
	tree = guest_tree(options.arch);
	if (!options.programs)
		options.programs = print("%s/testcases", tree);
	programs = select_rules();
	file.pending = make_archive(tree, &programs);
	file.fd = strcmp(options.output, "-") == 0
			  ? 1
			  : create_output(options.output);
	if (file.fd == -1)
		fail("cannot make %s: %s", options.output, strerror(errno));
	if (file.fd == 1)
		file.name = standard_output.name;
	flush_out(&file);
	drop(&file.pending);
	free_programs(&programs);
	return ALL_PASSED;
}

static const struct command command = {
	.name = "pack",
	.order = 60,
	.arguments = "[SELECT...]",
	.help = "put runner and tests into one archive",
	.example = "pack -o bundle.tar",
	.options = SELECTION "programs arch as output",
	.takes_rules = true,
	.run = pack,
};

REGISTER_COMMAND(command);
