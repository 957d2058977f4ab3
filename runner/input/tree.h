/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tree.h - what is built for guests. */
#ifndef INPUT_TREE_H
#define INPUT_TREE_H

/* The directory of what goes into guests of that machine, by any of its names;
 * NULL: of this one. */
const char *guest_tree(const char *machine);

#endif
