/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * version.h - the version of pidspec, a semantic version: ids of rules, exit
 * statuses, options and the TAP stream are its interface.  Packages and reports
 * repeat it, and a test compares them.
 */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define PIDSPEC_VERSION "1.0.0"

#endif
