// SPDX-License-Identifier: GPL-2.0-or-later
/* run.c - the command run: this kernel, or those of other hosts. */
#include <stdbool.h>

#include "base/complain.h"
#include "commands/hosts.h"
#include "options/command.h"
#include "options/options.h"
#include "suite.h"

static int run_here_or_there(void)
{
	if (options.hosts.n)
		return run_on_hosts();
	if (options.arch)
		fail("--arch requires --host");
	return run_suite();
}

static const struct command run = {
	.name = "run",
	.order = 10,
	.arguments = "[SELECT...]",
	.help = "test the running kernel (the default command)",
	.example = "run lifecycle 'init-signals.*' -x '*.sigstop-*'",
	.options = SELECTION TESTING PRINTING
	"explore explore-scenes storm explore-seed explore-known "
	"programs depth abi repeat repeat-for until-fail fail-fast "
	"shuffle wrap dry-run dmesg announce run-id host arch target known "
	"no-known",
	.takes_rules = true,
	.run = run_here_or_there,
};

REGISTER_COMMAND(run);
