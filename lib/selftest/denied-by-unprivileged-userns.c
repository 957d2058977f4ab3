// SPDX-License-Identifier: GPL-2.0-or-later
/* A sysctl disables the profile of Ubuntu for user namespaces. */
#define LABEL "unprivileged_userns"
#include "filter.h"
#include "pidspec.h"

const struct rule rule = { .says = "Nothing.", .source = "none" };

__attribute__((constructor)) static void confine(void)
{
	deny(SYS_unshare, 0, CLONE_NEWUTS);
}

void test(void)
{
	CHECK_OK(unshare(CLONE_NEWUTS));
}
