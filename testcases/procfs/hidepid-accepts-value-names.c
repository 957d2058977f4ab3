// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <mntent.h>
#include <stdio.h>
#include <string.h>

const struct rule rule = {
	.says = "The procfs mount option hidepid accepts off, noaccess, "
		"invisible and ptraceable for 0, 1, 2 and 4.",
	.source = "Documentation/filesystems/proc.rst, Mount options",
	.level = SHOULD,
	.since = "5.8",
	.needs = { need_procfs },
};

struct words {
	char text[128];
};

static struct process init;

/* The options that the kernel lists for a mount made with that option. */
static struct words shown_for(const char *option)
{
	struct words words = { "" };
	struct mntent *entry;
	FILE *mounts;

	CHECK_OK(mount("proc", "/tmp", "proc", 0, option));
	mounts = setmntent("/proc/self/mounts", "re");
	while ((entry = getmntent(mounts)))
		if (strcmp(entry->mnt_dir, "/tmp") == 0)
			snprintf(words.text, sizeof(words.text), "%s",
				 entry->mnt_opts);
	endmntent(mounts);
	must(umount2("/tmp", 0));
	return words;
}

static bool are_the_same(const char *option, const char *other)
{
	return strcmp(shown_for(option).text, shown_for(other).text) == 0;
}

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs("hidepid=4");
		CHECK(are_the_same("hidepid=off", "hidepid=0"));
		CHECK(are_the_same("hidepid=noaccess", "hidepid=1"));
		CHECK(are_the_same("hidepid=invisible", "hidepid=2"));
		CHECK(are_the_same("hidepid=ptraceable", "hidepid=4"));
		/* Control: the two are listed differently. */
		CHECK(!are_the_same("hidepid=0", "hidepid=1"));
		CHECK(!are_the_same("hidepid=1", "hidepid=2"));
		CHECK(!are_the_same("hidepid=2", "hidepid=4"));
	}
	CHECK_EXITED(init, 0);
}
