// SPDX-License-Identifier: GPL-2.0-or-later
/* confinement.c - which security module confines this process. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "denial.h"

static enum module module_of(const char *label)
{
	const char *colon = strchr(label, ':');

	if (strcmp(label, "unconfined") == 0 || *label == '\0')
		return NO_MODULE;
	if (strstr(label, " (") || strncmp(label, "unconfined ", 11) == 0)
		return APPARMOR;
	return colon && strchr(colon + 1, ':') ? SELINUX : OTHER_MODULE;
}

/* If no module labels processes, reading fails with EINVAL. */
void read_confinement(struct confinement *confinement)
{
	int fd = open("/proc/self/attr/current", O_RDONLY | O_CLOEXEC);
	ssize_t length = -1;
	char *label = confinement->label, *end;

	memset(confinement, 0, sizeof(*confinement));
	if (fd != -1) {
		length = read(fd, label, sizeof(confinement->label) - 1);
		close(fd);
	}
	if (length <= 0)
		return;
	label[strcspn(label, "\n")] = '\0';
	confinement->module = module_of(label);
	end = strstr(label, " (");
	if (end)
		*end = '\0'; /* the mode, which is neither name nor remedy */
}
