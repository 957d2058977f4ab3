/* SPDX-License-Identifier: GPL-2.0-or-later */
/* copy.h - a copy of runner and programs for a container. */
#ifndef VM_COPY_H
#define VM_COPY_H

/* Copies the directory with runner and programs; returns its path. */
const char *copy_for_container(const char *tree);

#endif
