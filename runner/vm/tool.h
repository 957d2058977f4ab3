/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tool.h - programs that unpack or fetch a kernel. */
#ifndef VM_TOOL_H
#define VM_TOOL_H

#include <stdbool.h>

enum { MOST_KERNEL = 512 << 20 }; /* unpacked */

void prepare_tools(int signals);
/* Whether it exited with 0.  It is killed if we exit or are interrupted. */
bool run_tool(const char *const argv[], int in, int out);
/* The same, without the error messages of the program. */
bool run_tool_quietly(const char *const argv[], int in, int out);

#endif
