// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * abi.c - rules built for the 32-bit ABI of a 64-bit machine.
 *
 * A 64-bit kernel has separate code for 32-bit programs: compat system calls,
 * which translate each structure.  The rules for it are in the tree for guests
 * of the 32-bit machine.  The runner itself is a 64-bit program.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/text.h"
#include "input/select.h"
#include "input/tree.h"
#include "options/options.h"
#include "run/abi.h"
#include "run/spawn.h"

static const struct narrow {
	const char *machine; /* as uname(2) calls it */
	const char *name; /* of the 32-bit machine, as in "make guest-NAME" */
	const char *requires;
} abis[] = {
	{ "x86_64", "i686",
	  "CONFIG_IA32_EMULATION (boot without ia32_emulation=0)" },
	{ "aarch64", "arm", "CONFIG_COMPAT and CPUs with 32-bit EL0" },
};

static const struct narrow *narrow_of(const char *machine)
{
	for (size_t i = 0; i < sizeof(abis) / sizeof(abis[0]); i++)
		if (strcmp(machine, abis[i].machine) == 0)
			return &abis[i];
	fail("--abi 32 requires a machine with a 32-bit ABI (x86_64 or "
	     "aarch64): this is %s",
	     machine);
}

const char *machine_for_rules(const char *machine)
{
	return options.abi == ABI_32 ? narrow_of(machine)->name : machine;
}

static const char *this_machine(void)
{
	static struct utsname names;

	uname(&names);
	return names.machine;
}

void select_abi(void)
{
	if (options.abi == ABI_32 && !options.programs)
		options.programs =
			print("%s/testcases",
			      guest_tree(narrow_of(this_machine())->name));
}

/* execve(2) fails with ENOEXEC if the kernel has no loader for the format. */
void require_abi(const struct program *program)
{
	const char *argv[] = { program->path, "--rule", NULL };
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	pid_t pid;

	if (options.abi != ABI_32)
		return;
	prepare_environment();
	pid = spawn(&(struct command_line){
		.argv = argv, .id = program->id, .out = null, .err = null });
	close(null);
	if (pid > 0)
		waitpid(pid, NULL, 0);
	if (pid != -ENOEXEC)
		return;
	complain(
		"--abi 32: this kernel cannot execute %s programs; requires %s",
		narrow_of(this_machine())->name,
		narrow_of(this_machine())->requires);
	end_with(NOTHING_RAN);
}
