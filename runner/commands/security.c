// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * security.c - which security modules are active, what they deny to this
 * process, and which command allows it.
 *
 * A module denies nothing to a process that it does not confine.  So its
 * controls (lib/src/denial.c) run only if /proc/self/attr/current names a
 * profile or a context.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/foreign.h"
#include "base/text.h"
#include "commands/security.h"
#include "src/denial.h"

/* Settings that deny what an unconfined process of a default kernel may do. */
static const struct setting {
	const char *file, *denying; /* the values that do */
	const char *what, *remedy;
} settings[] = {
	{ "/proc/sys/kernel/yama/ptrace_scope", "1",
	  "Yama: ptrace(2) of "
	  "processes that are not descendants",
	  "sysctl kernel.yama.ptrace_scope=0" },
	{ "/proc/sys/kernel/yama/ptrace_scope", "2",
	  "Yama: ptrace(2) without CAP_SYS_PTRACE",
	  "sysctl kernel.yama.ptrace_scope=0" },
	{ "/proc/sys/kernel/yama/ptrace_scope", "3", "Yama: every ptrace(2)",
	  "set kernel.yama.ptrace_scope=0 and reboot" },
	{ "/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1",
	  "AppArmor: capabilities in user namespaces of unprivileged users",
	  "sysctl kernel.apparmor_restrict_unprivileged_userns=0" },
	{ "/proc/sys/kernel/unprivileged_userns_clone", "0",
	  "user namespaces of unprivileged users",
	  "sysctl kernel.unprivileged_userns_clone=1" },
	{ "/proc/sys/vm/memfd_noexec", "2", "executable memfds",
	  "sysctl vm.memfd_noexec=0" },
};

static bool has_value(const char *file, const char *value)
{
	char line[16] = "";
	FILE *stream = fopen(file, "re");
	bool equal;

	if (!stream)
		return false;
	equal = fgets(line, sizeof(line), stream) &&
		strcspn(line, "\n") == strlen(value) &&
		strncmp(line, value, strlen(value)) == 0;
	fclose(stream);
	return equal;
}

static void add_confinement(struct text *text,
			    const struct confinement *confinement)
{
	const char *names[] = { [APPARMOR] = "the AppArmor profile ",
				[SELINUX] = "the SELinux context ",
				[OTHER_MODULE] = "the label " };

	if (confinement->module == NO_MODULE) {
		add(text, "%-16s no AppArmor profile, no SELinux context\n",
		    "  confined by");
		return;
	}
	add(text, "%-16s %s", "  confined by", names[confinement->module]);
	add_clean(text, confinement->label, strlen(confinement->label));
	add(text, "\n");
}

static void add_denials(struct text *text,
			const struct confinement *confinement)
{
	char line[320];

	for (size_t i = 0; i < lsm_control_count; i++) {
		if (confinement->module == NO_MODULE ||
		    !try_control(&lsm_controls[i]))
			continue;
		describe_denied_call(confinement, &lsm_controls[i], line,
				     sizeof(line));
		add(text, "%-16s ", "  denies");
		add_clean(text, line, strlen(line));
		add(text, "\n");
	}
}

static void add_settings(struct text *text)
{
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		if (has_value(settings[i].file, settings[i].denying))
			add(text, "%-16s %s (%s)\n", "  denies",
			    settings[i].what, settings[i].remedy);
}

void add_security(struct text *text)
{
	struct confinement confinement = { .module = NO_MODULE };

	read_confinement(&confinement);
	add_confinement(text, &confinement);
	add_denials(text, &confinement);
	add_settings(text);
}
