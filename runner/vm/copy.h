/* SPDX-License-Identifier: GPL-2.0-or-later */
/* copy.h - runner and programs, for a container to mount. */
#ifndef VM_COPY_H
#define VM_COPY_H

/* Of the directory with runner and programs: its path. */
const char *copy_for_container(const char *tree);

#endif
