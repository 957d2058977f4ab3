/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kernel_options.h - options of the kernel's configuration that rules need. */
#ifndef INPUT_KERNEL_OPTIONS_H
#define INPUT_KERNEL_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct kernel_option {
	const char *name;   /* CONFIG_PID_NS */
	const char *others; /* lines of a .config that replace it */
	const char *rules;  /* globs, "all" or "boot" */
	const char *reason;
};

struct kernel_options {
	struct kernel_option *at;
	size_t n;
};

/* The table in testcases/kernel-options.tsv. */
struct kernel_options read_kernel_options(void);
/* Fails if @config, which was read from @path, is no .config. */
void require_config(const char *path, const char *config);
bool has_kernel_option(const char *config, const struct kernel_option *option);
/* Whether the rule @id needs it. */
bool needs_kernel_option(const char *id, const struct kernel_option *option);
/* Whether pidspec boot needs it, and pidspec run does not. */
bool is_for_boot(const struct kernel_option *option);

#endif
