// SPDX-License-Identifier: GPL-2.0-or-later
/* run.c - the command run: this kernel. */
#include <stdbool.h>

#include "options/command.h"
#include "options/options.h"
#include "suite.h"

static const struct command run = {
	.name = "run",
	.order = 10,
	.arguments = "[SELECT...]",
	.help = "test the running kernel (the default)",
	.example = "run lifecycle 'init-signals.*' -x '*.sigstop-*'",
	.options = SELECTION TESTING PRINTING
	"programs depth abi repeat repeat-for until-fail fail-fast "
	"shuffle wrap dry-run dmesg announce run-id target known "
	"no-known",
	.takes_rules = true,
	.run = run_suite,
};

REGISTER_COMMAND(run);
