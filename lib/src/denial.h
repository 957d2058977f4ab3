/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * denial.h - which security module confines this process, and what it denies.
 *
 * Test cases and the command pidspec share this file, so it uses neither of them.
 */
#ifndef DENIAL_H
#define DENIAL_H

#include <stdbool.h>
#include <stddef.h>

enum module { NO_MODULE, APPARMOR, SELINUX, OTHER_MODULE };

struct confinement {
	enum module module;
	char label[64]; /* the AppArmor profile, or the SELinux context */
};

/* An unconfined AppArmor process is confined by NO_MODULE. */
void read_confinement(struct confinement *confinement);

/* A call by a process about itself or its own child, which no kernel denies. */
struct lsm_control {
	const char *call;  /* as a test case or a reason names it */
	const char *words; /* of other calls that the same rule allows, or NULL */
	const char *rule;  /* in an AppArmor profile, to allow the call */
	bool either;	   /* callers may turn EACCES into EPERM */
	int (*try)(void);  /* in a child that ends afterwards: errno, or 0 */
};

extern const struct lsm_control lsm_controls[];
extern const size_t lsm_control_count;

/* Returns 0, or the errno with which the call is denied here. */
int try_control(const struct lsm_control *control);

/* "requires WHAT (denied by MODULE; remedy)", without the name of a control. */
void describe_denial(const struct confinement *confinement, const char *what,
		     char *text, size_t size);

/* "requires CALL, denied by MODULE (remedy)" */
void describe_denied_call(const struct confinement *confinement,
			  const struct lsm_control *control, char *text,
			  size_t size);

#endif
