/* SPDX-License-Identifier: GPL-2.0-or-later */
/* names.h - errors and signals by the names that manual pages use. */
#ifndef NAMES_H
#define NAMES_H

const char *errno_name(int error);
const char *signal_name(int signal);

#endif
