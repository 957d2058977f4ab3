// SPDX-License-Identifier: GPL-2.0-or-later
/* tree.c - programs that are built for guests, a directory for each machine. */
#include <stdlib.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/text.h"
#include "input/arch.h"
#include "input/select.h"
#include "input/tree.h"

static const char *this_machine(void)
{
	static struct utsname names;

	uname(&names);
	return names.machine;
}

const char *guest_tree(const char *machine)
{
	static char *tree;
	const struct arch *arch;
	char *beside = copy(own_directory());

	machine = machine ? machine : this_machine();
	arch = find_arch(machine);
	machine = arch ? arch->name : machine;
	free(tree);
	tree = print("%s/guest/%s", beside, machine);
	free(beside);
	if (access(tree, F_OK) == -1)
		fail("requires %s, the programs for %s (make guest-%s)", tree,
		     machine, machine);
	return tree;
}
