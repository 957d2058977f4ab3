// SPDX-License-Identifier: GPL-2.0-or-later
/* reason.c - the reason of a skip as data. */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "input/reason.h"

const char *const kind_names[KINDS] = {
	[OF_VERSION] = "version",     [OF_CONFIG] = "configuration",
	[OF_PRIVILEGE] = "privilege", [OF_EXCLUSIVENESS] = "exclusive",
	[OF_PACKAGE] = "package",     [OF_ARCHITECTURE] = "architecture",
	[OF_HOST] = "host",
};

/* The signs of a kind: the beginning of what is missing, the beginning of the
   remedy, or text anywhere in either. */
static const struct {
	enum lack kind;
	const char *begin, *remedy_begin, *anywhere;
} signs[] = {
	{ OF_VERSION, "Linux ", NULL, NULL },
	{ OF_EXCLUSIVENESS, "exclusive use of the machine", NULL, NULL },
	{ OF_PACKAGE, NULL, "apt-get install ", NULL },
	{ OF_CONFIG, NULL, NULL, "CONFIG_" },
	{ OF_ARCHITECTURE, "a 64-bit kernel", NULL, NULL },
	{ OF_ARCHITECTURE, NULL, NULL, "on this architecture" },
	{ OF_PRIVILEGE, "CAP_", NULL, NULL },
	{ OF_PRIVILEGE, "root", NULL, NULL },
	{ OF_PRIVILEGE, NULL, "run as root", NULL },
};

static bool begins(const char *text, const char *with)
{
	return text && with && strncmp(text, with, strlen(with)) == 0;
}

static enum lack kind_of(const char *what, const char *remedy)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (begins(what, signs[i].begin) ||
		    begins(remedy, signs[i].remedy_begin) ||
		    (signs[i].anywhere &&
		     (strstr(what, signs[i].anywhere) ||
		      (remedy && strstr(remedy, signs[i].anywhere)))))
			return signs[i].kind;
	return OF_HOST;
}

/* Where " (REMEDY)" begins at the end of @text; NULL if it does not. */
static const char *find_remedy(const char *text)
{
	size_t length = strlen(text);
	const char *at = text + length;
	int depth = 0;

	if (length == 0 || at[-1] != ')')
		return NULL;
	while (at-- > text) {
		depth += *at == ')' ? 1 : *at == '(' ? -1 : 0;
		if (depth == 0)
			return at > text && at[-1] == ' ' ? at - 1 : NULL;
	}
	return NULL;
}

/* The number of the version ends what is missing; the feature follows. */
static void cut_version(struct reason *reason)
{
	char *end = reason->what + strlen("Linux ");

	end += strspn(end, "0123456789.");
	if (*end == '\0') {
		free(reason->remedy);
		reason->remedy = print("boot %s or later", reason->what);
	}
}

struct reason parse_reason(const char *text)
{
	static const char start[] = "requires ";
	struct reason reason = { .kind = OF_NO_KIND };
	const char *remedy;

	if (!begins(text, start)) {
		reason.what = copy(text ? text : "");
		return reason;
	}
	text += strlen(start);
	remedy = find_remedy(text);
	reason.what = remedy ? copy_part(text, remedy - text) : copy(text);
	if (remedy)
		reason.remedy = copy_part(remedy + 2, strlen(remedy) - 3);
	reason.kind = kind_of(reason.what, reason.remedy);
	if (reason.kind == OF_VERSION)
		cut_version(&reason);
	return reason;
}

void free_reason(struct reason *reason)
{
	free(reason->what);
	free(reason->remedy);
}
