/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tree.h - programs that are built for guests. */
#ifndef INPUT_TREE_H
#define INPUT_TREE_H

/* The directory of the programs for guests of @machine, by any of its names, or
 * of this machine if it is NULL. */
const char *guest_tree(const char *machine);

#endif
