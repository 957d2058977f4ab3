/* SPDX-License-Identifier: GPL-2.0-or-later */
/* built.h - the kernel that was built last in the current kernel tree. */
#ifndef VM_BUILT_H
#define VM_BUILT_H

/* The path of that kernel, or NULL outside of a kernel tree; fails in a kernel
   tree without one. */
char *find_built_kernel(void);
/* The vmlinux with the symbols of the kernel at @path, or NULL. */
char *find_symbols(const char *path);

#endif
