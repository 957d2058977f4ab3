/* SPDX-License-Identifier: GPL-2.0-or-later */
/* limits.h - limits, in bytes; pidspec(1) documents them. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
	MOST_OUTPUT = 256 * 1024,      /* of a program, on stdout or stderr */
	MOST_EVIDENCE = 64 * 1024,     /* about a rule, in a stream */
	MOST_STREAM = 8 * 1024 * 1024, /* about all rules, in a stream */
	MOST_REASON = 1024,	       /* why a rule did not pass, there */
	MOST_LOG = 16 * 1024 * 1024,   /* a log of untrusted output */
};

#endif
