/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * reason.h - the reason of a skip as data: its kind, what is missing, the
 * remedy.
 *
 * A test program prints "requires WHAT (REMEDY)", or "requires Linux V
 * (FEATURE)".
 */
#ifndef INPUT_REASON_H
#define INPUT_REASON_H

enum lack {
	OF_VERSION,	  /* a later kernel */
	OF_CONFIG,	  /* a kernel with another configuration */
	OF_PRIVILEGE,	  /* root, or capabilities */
	OF_EXCLUSIVENESS, /* a machine that runs nothing else */
	OF_PACKAGE,	  /* a command that is not installed */
	OF_ARCHITECTURE,  /* another machine */
	OF_HOST,	  /* what this host restricts */
	OF_NO_KIND,	  /* the text has another form */
	KINDS
};

extern const char *const kind_names[KINDS];

/* @what is the text if it has another form; @remedy may be NULL. */
struct reason {
	enum lack kind;
	char *what, *remedy;
};

/* Parses @text, which may be NULL; free_reason() it. */
struct reason parse_reason(const char *text);
void free_reason(struct reason *reason);

#endif
