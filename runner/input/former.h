/* SPDX-License-Identifier: GPL-2.0-or-later */
/* former.h - ids that rules had before. */
#ifndef INPUT_FORMER_H
#define INPUT_FORMER_H

#include <stdbool.h>

bool was_called(const char *id, const char *then);
char *former_ids(const char *id); /* separated by spaces, or NULL; free() it */

#endif
