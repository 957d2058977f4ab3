// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * kconfig.c - the command kconfig: the configuration that rules need, and what
 * a kernel lacks of it.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/out.h"
#include "base/text.h"
#include "base/version.h"
#include "input/kernel_options.h"
#include "input/select.h"
#include "options/command.h"
#include "options/options.h"
#include "run/leftovers.h"
#include "run/signals.h"
#include "run/spawn.h"
#include "vm/ikconfig.h"
#include "vm/tool.h"

static struct kernel_options table;
static struct programs rules; /* those that run without being named */
static bool *is_lost; /* of each rule: an option that it needs is missing */

/* ---- The fragment -------------------------------------------------------- */

static int print_fragment(void)
{
	say("# Options that the rules of pidspec %s need.\n", PIDSPEC_VERSION);
	for (size_t i = 0; i < table.n; i++) {
		if (options.verbose)
			say("# %s: %s\n", table.at[i].reason,
			    table.at[i].rules);
		say("%s=y\n", table.at[i].name);
	}
	return ALL_PASSED;
}

/* ---- What is missing ----------------------------------------------------- */

static void find_rules(void)
{
	struct programs all = find_programs();

	rules.at = make(all.n * sizeof(*rules.at));
	for (size_t i = 0; i < all.n; i++) {
		if (!all.at[i].on_demand) {
			rules.at[rules.n++] = all.at[i];
		} else {
			free(all.at[i].id);
			free(all.at[i].path);
		}
	}
	free(all.at);
	is_lost = make(rules.n * sizeof(*is_lost));
}

static size_t count_rules(const struct kernel_option *option)
{
	size_t n = 0;

	for (size_t i = 0; i < rules.n; i++)
		n += needs_kernel_option(rules.at[i].id, option);
	return n;
}

/* "3 rules", "boot" or "boot, 3 rules" */
static char *cost_of(const struct kernel_option *option)
{
	size_t n = count_rules(option);
	const char *boot = is_for_boot(option) ? "boot" : "";

	if (n == 0 && *boot)
		return copy(boot);
	return print("%s%s%zu rule%s", boot, *boot ? ", " : "", n,
		     n == 1 ? "" : "s");
}

static void print_missing(const struct kernel_option *option)
{
	char *cost = cost_of(option);

	say("%-26s %-13s  %s\n", option->name, cost, option->reason);
	free(cost);
	for (size_t i = 0; options.verbose && i < rules.n; i++)
		if (needs_kernel_option(rules.at[i].id, option))
			say("        %s\n", rules.at[i].id);
}

static void lose_rules(const struct kernel_option *option)
{
	for (size_t i = 0; i < rules.n; i++)
		is_lost[i] |= needs_kernel_option(rules.at[i].id, option);
}

static void print_sum(const char *path, size_t missing, bool no_boot)
{
	size_t lost = 0;

	for (size_t i = 0; i < rules.n; i++)
		lost += is_lost[i];
	say("pidspec: ");
	add_clean(&standard_output.pending, path, strlen(path));
	if (missing == 0)
		say(": has all %zu options\n", table.n);
	else
		say(": lacks %zu of %zu options, which %zu of %zu rules "
		    "need%s\n",
		    missing, table.n, lost, rules.n,
		    no_boot ? ", and pidspec boot" : "");
}

static int print_difference(const char *path, const char *config)
{
	size_t missing = 0;
	bool no_boot = false;

	for (size_t i = 0; i < table.n; i++) {
		if (has_kernel_option(config, &table.at[i]))
			continue;
		missing++;
		no_boot |= is_for_boot(&table.at[i]);
		lose_rules(&table.at[i]);
		if (!options.quiet)
			print_missing(&table.at[i]);
	}
	print_sum(path, missing, no_boot);
	return missing ? RULE_FAILED : ALL_PASSED;
}

static int kconfig(void)
{
	const char *path =
		options.arguments.n ? options.arguments.word[0] : NULL;
	struct text config;
	int status;

	table = read_kernel_options();
	if (!path)
		return print_fragment();
	if (options.arguments.n > 1)
		fail("one FILE at a time: 'pidspec kconfig FILE'");
	prepare_tools(take_signals());
	prepare_leftovers();
	prepare_environment();
	config = read_config(path);
	require_config(path, config.data);
	find_rules();
	status = print_difference(path, config.data);
	drop(&config);
	return status;
}

static const struct command command = {
	.name = "kconfig",
	.order = 65,
	.arguments = "[FILE]",
	.help = "print the kernel options that rules need, or that FILE lacks",
	.example = "kconfig arch/x86/boot/bzImage",
	.options = "programs quiet verbose",
	.takes_files = true,
	.run = kconfig,
};

REGISTER_COMMAND(command);
