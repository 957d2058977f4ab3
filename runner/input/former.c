// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * former.c - ids that rules had before.
 *
 * Command lines, selections and known issues may use them.  The stream records
 * them beside the id, so that recorded runs can be compared.
 */
#include <string.h>

#include "base/text.h"
#include "input/former.h"

static const struct {
	const char *then, *now;
} former[] = {
#define FORMER(then, now) { then, now },
#include "../../testcases/former-ids.h"
};

enum { FORMERS = sizeof(former) / sizeof(former[0]) };

bool was_called(const char *id, const char *then)
{
	for (size_t i = 0; i < FORMERS; i++)
		if (strcmp(former[i].now, id) == 0 &&
		    strcmp(former[i].then, then) == 0)
			return true;
	return false;
}

char *former_ids(const char *id)
{
	struct text text = { 0 };

	for (size_t i = 0; i < FORMERS; i++)
		if (strcmp(former[i].now, id) == 0)
			add(&text, "%s%s", text.length ? " " : "",
			    former[i].then);
	return text.data;
}
