/* SPDX-License-Identifier: GPL-2.0-or-later */
/* version.h - the version of the command. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define PIDSPEC_VERSION "1.0"

#endif
