/* SPDX-License-Identifier: GPL-2.0-or-later */
/* built.h - the kernel that was built last in the current kernel tree. */
#ifndef VM_BUILT_H
#define VM_BUILT_H

/* Its path, or NULL outside of a kernel tree; fails in one without a kernel. */
char *find_built_kernel(void);
/* The vmlinux with the symbols of the kernel at @path, or NULL. */
char *find_symbols(const char *path);

#endif
