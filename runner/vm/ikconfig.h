/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ikconfig.h - the configuration that a kernel was built with. */
#ifndef VM_IKCONFIG_H
#define VM_IKCONFIG_H

#include "base/text.h"

/* The text of a .config, of /proc/config.gz, or in a kernel that was built with
   CONFIG_IKCONFIG.  Fails if @path is none of these. */
struct text read_config(const char *path);

#endif
